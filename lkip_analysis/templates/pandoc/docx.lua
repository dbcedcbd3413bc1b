-- From our HTML to Word: sections with their orientation and page numbers, captions and lists as fields, signatures.

local PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
local LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
local MARGINS = '<w:pgMar w:top="1474" w:right="1304" w:bottom="1361" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'

local numbers = { depan = '<w:pgNumType w:fmt="lowerRoman"/>', isi = '<w:pgNumType w:fmt="decimal"/>' }
local restart = {
  depan = '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>',
  isi = '<w:pgNumType w:fmt="decimal" w:start="1"/>',
}
local current = nil     -- the section of the report that is being written
local fresh = false     -- nothing of it is written yet, so its page numbers start anew
local entries = { isi = {}, lampiran = {}, tabel = {}, gambar = {} }

-- A property of a paragraph and no break: where a section has just begun a page, it does not begin another.
local NEW_PAGE = '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' ..
  '</w:pPr></w:p>'

local function escaped(text)
  return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;'):gsub('"', '&quot;'))
end

local function raw(text)
  return pandoc.RawBlock('openxml', text)
end

local function inline(text)
  return pandoc.RawInline('openxml', text)
end

local function section_end(size)
  local kind = current == 'depan' and 'depan' or 'isi'
  local pages = (fresh and current ~= 'lampiran') and restart[kind] or numbers[kind]
  fresh = false
  return raw('<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/>' .. size .. MARGINS .. pages ..
    '</w:sectPr></w:pPr></w:p>')
end

local function ends_section(block)
  return block and block.t == 'RawBlock' and block.text:find('<w:sectPr>', 1, true) ~= nil
end

local function field(code, result)
  return '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ' .. code ..
    ' </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>' .. escaped(result) ..
    '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
end

-- 'Tabel III.3' becomes the word, the chapter, and a field that counts. One series per kind, so that Word lists all of
-- it; the first of a chapter starts it anew.
local function number_field(number)
  local kind, chapter, count = number:match('^(%a+) ([IVXLC]*)%.?(%d+)$')
  if not kind then return inline('<w:r><w:t>' .. escaped(number) .. '</w:t></w:r>') end
  local lead = kind .. ' ' .. (chapter ~= '' and chapter .. '.' or '')
  local anew = count == '1' and ' \\r 1' or ''
  return inline('<w:r><w:t xml:space="preserve">' .. lead .. '</w:t></w:r>' ..
    field('SEQ ' .. kind .. ' \\* ARABIC' .. anew, count))
end

local function caption(blocks)
  return pandoc.Blocks(blocks):walk({
    Span = function(span)
      if span.classes:includes('nomor') then return number_field(pandoc.utils.stringify(span)) end
    end,
  })
end

local function bookmark(id, inlines)
  return pandoc.Span(inlines, pandoc.Attr(id))
end

local function list_line(style, anchor, text)
  return '<w:p><w:pPr><w:pStyle w:val="' .. style .. '"/></w:pPr><w:hyperlink w:anchor="' .. escaped(anchor) ..
    '" w:history="1"><w:r><w:t xml:space="preserve">' .. escaped(text) .. '</w:t></w:r><w:r><w:tab/></w:r>' ..
    field('PAGEREF ' .. anchor .. ' \\h', '') .. '</w:hyperlink></w:p>'
end

local codes = {
  isi = 'TOC \\o "1-3" \\h \\z',
  lampiran = 'TOC \\o "1-1" \\h \\z \\b lampiran',
  tabel = 'TOC \\h \\z \\c "Tabel"',
  gambar = 'TOC \\h \\z \\c "Gambar"',
}

local function list(jenis)
  local lines = {}
  for _, entry in ipairs(entries[jenis]) do
    local style = entry.level and ('TOC' .. entry.level) or 'TableofFigures'
    lines[#lines + 1] = list_line(style, entry.id, entry.text)
  end
  return raw('<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' ..
    '<w:r><w:instrText xml:space="preserve"> ' .. codes[jenis] .. ' </w:instrText></w:r>' ..
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>' .. table.concat(lines) ..
    '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
end

-- Rows: the lines above the signatures, the room for them, the names with the lines below them; so names stand level.
local function signature(div)
  local above, room, below, widths, aligns = {}, {}, {}, {}, {}
  local function column(top, bottom)
    local n = #above + 1
    above[n], below[n], aligns[n] = top, bottom, pandoc.AlignCenter
    room[n] = { pandoc.Para({ pandoc.LineBreak(), pandoc.LineBreak() }) }
  end
  if #div.content == 1 then column({}, {}) end
  for _, side in ipairs(div.content) do column(side.content[1].content, side.content[3].content) end
  for n = 1, #above do widths[n] = 1 / #above end
  local rows = { above, room, below }
  local grid = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, {}, rows))
  grid.attr = pandoc.Attr('', {}, { ['custom-style'] = 'Ttd' })
  return grid
end

local function styled(name)
  return function(div)
    div.attributes['custom-style'] = name
    return div
  end
end

-- The title of a letter stands below its letterhead: no page begins with it, and it is no larger than the text.
local function letter_title(header)
  return raw('<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore w:val="0"/><w:spacing w:after="0"/></w:pPr>' ..
    '<w:bookmarkStart w:id="90002" w:name="' .. escaped(header.identifier) .. '"/><w:r><w:rPr><w:caps/>' ..
    '<w:color w:val="000000"/><w:sz w:val="22"/></w:rPr><w:t>' .. escaped(pandoc.utils.stringify(header)) ..
    '</w:t></w:r><w:bookmarkEnd w:id="90002"/></w:p>')
end

local function letter_head(div)
  return div.content:map(function(block)
    return block.t == 'Header' and letter_title(block) or styled('Tengah')(pandoc.Div({ block }))
  end)
end

-- The title of a form has its place in the navigation of Word, by its outline level, and none in the table of contents,
-- which takes headings by their style: there are as many forms as officials.
local forms = 0

local function form_title(header)
  forms = forms + 1
  local id = 91000 + forms
  return raw('<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/><w:spacing w:before="0" w:after="120"/>' ..
    '<w:outlineLvl w:val="' .. (header.level - 1) .. '"/></w:pPr><w:bookmarkStart w:id="' .. id .. '" w:name="' ..
    escaped(header.identifier) .. '"/><w:r><w:rPr><w:b/><w:color w:val="12385F"/><w:sz w:val="25"/></w:rPr>' ..
    '<w:t xml:space="preserve">' .. escaped(pandoc.utils.stringify(header)) .. '</w:t></w:r><w:bookmarkEnd w:id="' .. id .. '"/></w:p>')
end

-- Tables of a form without lines carry a style that the finishing step reads.
local function plain_tables(div)
  return div.content:walk({
    Table = function(table_)
      for _, spec in ipairs(table_.colspecs) do spec[1] = pandoc.AlignLeft end
      table_.attr = pandoc.Attr('', {}, { ['custom-style'] = 'Ttd' })
      return table_
    end,
  })
end

local divs = {
  identitas = plain_tables,
  bingkai = function(div) return div.content end,
  lanskap = function(div)
    local out = pandoc.List()
    if not div.attributes.awal then out:insert(section_end(PORTRAIT)) end
    out:extend(div.content)
    out:insert(section_end(LANDSCAPE))
    return out
  end,
  tabel = function(div) return div.content end,
  sumber = styled('Sumber'),
  tengah = styled('Tengah'),
  kanan = styled('Kanan'),
  ttd = signature,
  ['judul-surat'] = letter_head,
  daftar = function(div) return list(div.attributes.jenis) end,
  halaman = function() return raw('<w:p><w:r><w:br w:type="page"/></w:r></w:p>') end,
  formulir = function(div)
    local out = pandoc.List({ raw(NEW_PAGE) })
    out:extend(div.content:walk({ Header = form_title }))
    return out
  end,
}

local order = {
  'lanskap', 'bingkai', 'identitas', 'tabel', 'sumber', 'tengah', 'kanan', 'ttd', 'judul-surat', 'daftar', 'halaman',
  'formulir',
}

-- Where a div gives way to its blocks, the walk goes on below these; they themselves are looked at here.
local function div(element)
  for _, class in ipairs(order) do
    if element.classes:includes(class) then
      local made = divs[class](element)
      if pandoc.utils.type(made) == 'Block' or made.t then return made end
      return pandoc.Blocks(made):walk({ traverse = 'topdown', Div = div }), false
    end
  end
end

local function table_caption(element)
  if #element.caption.long == 0 then return end
  local text = pandoc.utils.stringify(pandoc.utils.blocks_to_inlines(element.caption.long))
  entries.tabel[#entries.tabel + 1] = { id = element.identifier, text = text }
end

local function figure_caption(element)
  local text = pandoc.utils.stringify(pandoc.utils.blocks_to_inlines(element.caption.long))
  entries.gambar[#entries.gambar + 1] = { id = element.identifier, text = text }
end

local function collect(doc)
  doc:walk({
    traverse = 'topdown',
    Div = function(one)
      if one.classes:includes('formulir') then return one, false end
    end,
    Header = function(h)
      if h.level <= 3 then
        entries.isi[#entries.isi + 1] = { id = h.identifier, level = h.level, text = pandoc.utils.stringify(h.content) }
      end
    end,
    Table = table_caption,
    Figure = figure_caption,
  })
end

-- The chapters of the appendices for their list, and a bookmark around them that Word makes the list anew from. Those
-- with a wide table have their heading on its landscape pages.
local COLOPHON = 'kolofon-laporan'

local function chapters(block)
  local found = pandoc.List()
  pandoc.Blocks({ block }):walk({ Header = function(h) if h.level == 1 then found:insert(h) end end })
  return found
end

local function appendices(div)
  if div.classes[1] ~= 'bagian' or div.classes[2] ~= 'lampiran' then return end
  local out = pandoc.List({ raw('<w:bookmarkStart w:id="90001" w:name="lampiran"/>') })
  local mark_end = raw('<w:bookmarkEnd w:id="90001"/>')
  local open = true
  for _, block in ipairs(div.content) do
    for _, header in ipairs(chapters(block)) do
      if header.identifier == COLOPHON then
        out:insert(mark_end)
        open = false
      else
        entries.lampiran[#entries.lampiran + 1] =
          { id = header.identifier, level = 1, text = pandoc.utils.stringify(header.content) }
      end
    end
    out:insert(block)
  end
  if open then out:insert(mark_end) end
  div.content = out
  return div
end

local function only_html(element)
  if element.classes:includes('hanya-html') then return {} end
end

local function with_fields(element)
  local long = caption(element.caption.long)
  if #long > 0 and element.identifier ~= '' then
    local inlines = pandoc.utils.blocks_to_inlines(long)
    long = { pandoc.Plain({ bookmark(element.identifier, inlines) }) }
    element.identifier = ''
  end
  element.caption.long = long
  return element
end

-- A diagram laid out as a table is a real table in Word, its caption below.
local function figure(element)
  element = with_fields(element)
  local has_table = false
  element.content:walk({ Table = function() has_table = true end })
  if not has_table then return element end
  local out = pandoc.List(element.content)
  out:insert(pandoc.Div(element.caption.long, pandoc.Attr('', {}, { ['custom-style'] = 'Image Caption' })))
  return out
end

-- A section that begins on a landscape page has no portrait page before it.
local function mark_first(blocks)
  for _, block in ipairs(blocks) do
    if block.t ~= 'RawBlock' then
      if block.t == 'Div' and block.classes:includes('lanskap') then block.attributes.awal = 'ya' end
      return
    end
  end
end

function Pandoc(doc)
  doc = doc:walk({ Div = only_html })
  collect(doc)
  doc = doc:walk({ Div = appendices })
  doc = doc:walk({ Table = with_fields, Figure = figure })
  local out = pandoc.List()
  local sections = 0
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Div' and block.classes:includes('bagian') then
      if sections > 0 and not ends_section(out[#out]) then out:insert(section_end(PORTRAIT)) end
      sections = sections + 1
      current, fresh = block.classes[2], true
      mark_first(block.content)
      out:extend(pandoc.Blocks(block.content):walk({ traverse = 'topdown', Div = div }))
    else
      out:insert(block)
    end
  end
  doc.meta.title = nil -- pandoc would print it above the cover
  return pandoc.Pandoc(out, doc.meta)
end
