-- From our HTML to Typst: what the general writer can't know (orientation, sections, signatures, lists, pictures).


local function quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('\n', ' ') .. '"'
end

local function raw(text)
  return pandoc.RawBlock('typst', text)
end

local function wrapped(open, blocks, close)
  local out = pandoc.List({ raw(open) })
  out:extend(blocks)
  out:insert(raw(close))
  return out
end

-- Typst reads these within a word as signs of its own, and pandoc's writer does not escape them; quotes and dashes it
-- writes as signs that Typst turns by what stands around them.
local SHORTHANDS = { '...', '-?', '-–', '-—', '–-', '––', '–—', '—-', '—–', '——', '‘', '’', '“', '”' }
local verbatim

local function as_it_is(str)
  for _, sign in ipairs(SHORTHANDS) do
    local from, to = str.text:find(sign, 1, true)
    if from then
      local before, after = pandoc.Str(str.text:sub(1, from - 1)), pandoc.Str(str.text:sub(to + 1))
      local inert = pandoc.RawInline('typst', '#"' .. sign .. '";')
      return pandoc.Inlines({ before }):walk(verbatim) .. { inert } .. pandoc.Inlines({ after }):walk(verbatim)
    end
  end
  if str.text:match('^%-%d') then -- another sign, a minus, to whoever looks for it
    return pandoc.Inlines({ pandoc.RawInline('typst', '\\-'), pandoc.Str(str.text:sub(2)) })
  end
end

-- A line of text must not begin one of the source, where "=", "-" and "1." mean something.
local function line_break()
  return pandoc.RawInline('typst', '#linebreak();')
end

-- What would be a heading or a list at the beginning of a block, a cell or a bracket.
local function first_word(inlines)
  for n, inline in ipairs(inlines) do
    if inline.t == 'Str' then
      local sign, rest = inline.text:match('^([=%-+/])(.*)$')
      local number = inline.text:match('^(%d+)%.$')
      if sign then
        inlines[n] = pandoc.RawInline('typst', '\\' .. sign)
        inlines:insert(n + 1, pandoc.Str(rest))
      elseif number then
        inlines[n] = pandoc.RawInline('typst', number .. '\\.')
      end
    end
    if inline.t ~= 'Space' and inline.t ~= 'SoftBreak' then return inlines end
  end
end

verbatim = { Str = as_it_is, LineBreak = line_break, Inlines = first_word }

local NO_WRAP = pandoc.WriterOptions({ wrap_text = 'wrap-none' })

local function typst(blocks)
  return pandoc.write(pandoc.Pandoc(blocks):walk(verbatim), 'typst', NO_WRAP)
end

-- A side is the lines above the signature, its room, and the name with the lines below it.
local function signature(div)
  local sides = {}
  for _, side in ipairs(div.content) do
    sides[#sides + 1] = '([' .. typst(side.content[1].content) .. '], [' .. typst(side.content[3].content) .. '])'
  end
  return raw('#ttd(' .. table.concat(sides, ', ') .. ')')
end

-- Only tables of few rows are measured: whether they fit shows when the pages are set.
local FEW_ROWS = 12

local set_table, source_of -- defined below, with what they need

local function rows(blocks)
  local count = 0
  pandoc.Blocks(blocks):walk({ Table = function(found)
    for _, body in ipairs(found.bodies) do count = count + #body.body end
  end })
  return count
end

-- Before anything else becomes Typst: the source below a table goes into it.
local function with_source(div)
  if not div.classes:includes('tabel') then return end
  local long, source = rows(div.content) > FEW_ROWS, source_of(div)
  local out = div.content:filter(function(block) return not (block.t == 'Div' and block.classes:includes('sumber')) end)
  out = out:walk({ Table = function(found) return set_table(found, source) end })
  div.content = long and out or wrapped('#utuh[', out, ']')
  return div
end

local function together(div)
  local ttd = div.content[#div.content]
  local out = pandoc.List({ raw('#bersama([') })
  for n = 1, #div.content - 1 do out:insert(div.content[n]) end
  out:insert(raw('], [' .. typst({ ttd }) .. '])'))
  return out
end

-- Lines `label : value` are no table to a screen reader: they have no header cells.
local function lines(div)
  local found
  div:walk({ Table = function(table_) found = table_ end })
  local cells, widths = {}, {}
  for n, spec in ipairs(found.colspecs) do widths[n] = string.format('%.2f%%', 100 * (spec[2] or 1 / #found.colspecs)) end
  for _, body in ipairs(found.bodies) do
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do cells[#cells + 1] = '[' .. typst(cell.contents) .. ']' end
    end
  end
  return raw('#identitas((' .. table.concat(widths, ', ') .. '), ' .. table.concat(cells, ', ') .. ')')
end

-- The title of a form is a bookmark, and no line of the table of contents: there are as many as officials.
local function unlisted(blocks)
  return blocks:walk({ Header = function(header)
    local label = header.identifier ~= '' and (' <' .. header.identifier .. '>') or ''
    local title = pandoc.utils.stringify(header.content) == '' and '' or typst({ pandoc.Plain(header.content) })
    return raw('#heading(level: ' .. header.level .. ', outlined: false, bookmarked: true)[' .. title .. ']' .. label)
  end })
end

local function form(div)
  return wrapped('#formulir[', unlisted(div.content), ']')
end

local divs = {
  bersama = together,
  bagian = function(div)
    local out = pandoc.List({ raw('#show: mulai.with(' .. quoted(div.classes[2]) .. ')') })
    out:extend(div.content)
    return out
  end,
  lanjutan = function(div) return div.content end,
  lanskap = function(div)
    local out = pandoc.List({})
    for _, block in ipairs(div.content) do
      local text = block.t == 'Para' or block.t == 'BulletList' or block.t == 'OrderedList'
      if text then out:extend(wrapped('#kolom-baca[', { block }, ']')) else out:insert(block) end
    end
    return wrapped('#lanskap[', out, ']')
  end,
  tabel = function(div) return div.content end,
  sumber = function(div) return wrapped('#sumber[', div.content, ']') end,
  identitas = lines,
  lekat = function(div) return wrapped('#block(sticky: true)[', div.content, ']') end,
  ['judul-surat'] = function(div) return wrapped('#judul-surat[', div.content, ']') end,
  bingkai = function(div) return div.content end,
  formulir = form,
  pernyataan = function(div) return wrapped('#pagebreak(weak: true)\n#rapat[', unlisted(div.content), ']') end,
  menyusul = function(div) return wrapped('#menyusul[', div.content, ']') end,
  ttd = signature,
  daftar = function(div) return raw('#daftar(' .. quoted(div.attributes.jenis) .. ')') end,
  halaman = function() return raw('#pagebreak(weak: true)') end,
  ['hanya-html'] = function() return {} end,
}

local paragraphs = {
  tengah = function(div) return wrapped('#align(center, block(below: 1.2em)[', div.content, '])') end,
  kanan = function(div) return wrapped('#align(right)[', div.content, ']') end,
}

local fills = { program = '#d9e4f0', kegiatan = '#eef3f8', jumlah = '#e6e6e6', kelompok = '#eef3f8' }
local BANDS = { program = 2, kelompok = 2, kegiatan = 3 } -- rows that head those below them, by depth
local TALL = 400 -- characters: a cell with more must be divided between pages, or it would run off the page

local ALIGNMENTS = { AlignLeft = 'left', AlignRight = 'right', AlignCenter = 'center', AlignDefault = 'left' }

local function fill_of(row)
  for _, class in ipairs(row.classes) do if fills[class] then return fills[class] end end
end

local function tall(row)
  for _, cell in ipairs(row.cells) do
    if #pandoc.utils.stringify(cell.contents) >= TALL then return true end
  end
end

local function cell_text(cell, fill, weight, aligned)
  if cell.alignment ~= pandoc.AlignDefault then aligned = aligned or ALIGNMENTS[cell.alignment] end
  local options = pandoc.List({})
  if cell.row_span > 1 then options:insert('rowspan: ' .. cell.row_span) end
  if cell.col_span > 1 then options:insert('colspan: ' .. cell.col_span) end
  if fill then options:insert('fill: rgb("' .. fill .. '")') end
  if aligned then options:insert('align: ' .. aligned) end
  -- A cell of a few lines moves to the next page whole.
  if cell.row_span == 1 and #pandoc.utils.stringify(cell.contents) < TALL then options:insert('breakable: false') end
  local text = typst(cell.contents):gsub('%s+$', '')
  if weight then text = '#set text(weight: "semibold"); ' .. text end
  return 'table.cell(' .. table.concat(options, ', ') .. ')[' .. text .. ']'
end

local function row_text(row, head)
  local fill = head and fills.program or fill_of(row)
  local weight = fill and not row.classes:includes('nomor-kolom')
  local cells = row.cells:map(function(cell) return cell_text(cell, fill, weight, head and 'center + horizon' or nil) end)
  return table.concat(cells, ', ') .. ','
end

-- For every row, whether a cell of a row above reaches into it.
local function covered(body)
  local reaches, out = 0, {}
  for n, row in ipairs(body) do
    out[n] = n <= reaches
    for _, cell in ipairs(row.cells) do reaches = math.max(reaches, n + cell.row_span - 1) end
  end
  return out
end

-- Where the end of the table begins that stays together: the last row of content, and the totals and the source below it.
local function last_rows(body, under)
  local n = #body
  while n > 1 and body[n].classes:includes('jumlah') do n = n - 1 end
  local first = n
  while first > 1 and under[first] do first = first - 1 end
  if n - first > 3 or BANDS[body[first].classes[1] or ''] then return #body + 1 end
  for k = first, #body do if tall(body[k]) then return #body + 1 end end
  return first
end

-- A row that heads others is a header of its own: it never stands last on a page. One that heads nothing is a row.
local function band(body, under, n, stop)
  local depth = BANDS[body[n].classes[1] or '']
  if not depth or n + 1 >= stop or under[n] or under[n + 1] then return end
  local below = BANDS[body[n + 1].classes[1] or '']
  if not below or below > depth then return depth end
end

-- The title above, the header on every page, groups with what they head, the last row with totals and source.
set_table = function(found, source)
  local body = pandoc.List({})
  for _, part in ipairs(found.bodies) do body:extend(part.head); body:extend(part.body) end
  body:extend(found.foot.rows)
  local under = covered(body)
  local stop = #body > 0 and last_rows(body, under) or 1
  local widths, aligned = pandoc.List({}), pandoc.List({})
  for _, spec in ipairs(found.colspecs) do
    widths:insert(string.format('%.2f%%', 100 * (spec[2] or 1 / #found.colspecs)))
    aligned:insert(ALIGNMENTS[spec[1]])
  end
  local lines = pandoc.List({ 'columns: (' .. table.concat(widths, ', ') .. ',),', 'align: (' .. table.concat(aligned, ', ') .. ',),' })
  if #found.head.rows > 0 then
    lines:insert('table.header(' .. table.concat(found.head.rows:map(function(row) return row_text(row, true) end), '\n') .. '),')
  end
  for n = 1, stop - 1 do
    local depth = band(body, under, n, stop)
    local text = row_text(body[n])
    lines:insert(depth and ('table.header(level: ' .. depth .. ', repeat: false, ' .. text .. '),') or text)
  end
  local foot = pandoc.List({})
  for n = stop, #body do foot:insert(row_text(body[n])) end
  if source then
    foot:insert('table.cell(colspan: ' .. #found.colspecs .. ', stroke: none, align: left, inset: (x: 0pt, top: 5pt))[#catatan[' .. source .. ']],')
  end
  if #foot > 0 then lines:insert('table.footer(repeat: false, ' .. table.concat(foot, '\n') .. '),') end
  local text = 'table(' .. table.concat(lines, '\n') .. ')'
  if found.classes:includes('rapat') then text = 'text(size: 10pt, ' .. text .. ')' end -- tables are set smaller than what is around
  local caption = found.caption.long
  if #caption == 0 then return raw('#tabel(' .. text .. ')') end
  local label = found.identifier ~= '' and (' <' .. found.identifier .. '>') or ''
  return raw('#figure(' .. text .. ', caption: [' .. typst(caption) .. '], kind: table)' .. label)
end

source_of = function(div)
  for _, block in ipairs(div.content) do
    if block.t == 'Div' and block.classes:includes('sumber') then return (typst(block.content):gsub('%s+$', '')) end
  end
end

-- A figure is a drawing, or a diagram laid out as a table.
local function picture(figure)
  local image
  figure:walk({ Image = function(found) image = found end })
  local label = figure.identifier ~= '' and (' <' .. figure.identifier .. '>') or ''
  if not image then
    return raw('#bagan([' .. typst(figure.content:walk({ Table = set_table })) .. '], [' .. typst(figure.caption.long) .. '])' .. label)
  end
  local alt = pandoc.utils.stringify(image.caption)
  return raw('#gambar(' .. quoted(image.src) .. ', ' .. quoted(alt) .. ', [' ..
    typst(figure.caption.long) .. '])' .. label)
end

-- A picture within a text, as an analyst puts it there.
local function inline_picture(image)
  return pandoc.RawInline('typst', '#tempel(' .. quoted(image.src) .. ', ' .. quoted(pandoc.utils.stringify(image.caption)) .. ')')
end

-- A formula, with its source as what is read out.
local function formula(math)
  local set = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), 'typst'):gsub('%s+$', '')
  local block = math.mathtype == 'DisplayMath' and 'true' or 'false'
  return pandoc.RawInline('typst', '#math.equation(alt: ' .. quoted(math.text) .. ', block: ' .. block .. ', ' .. set .. ')')
end

local function div(element)
  for _, handlers in ipairs({ paragraphs, divs }) do
    for _, class in ipairs(element.classes) do
      if handlers[class] then
        return handlers[class](element)
      end
    end
  end
end

-- A line that leads to what follows stays on its page: one in bold, or one that announces a list.
local function leads(block)
  local text = pandoc.utils.stringify(block)
  return text:match(':$') or text:match('berikut%.$') or (#block.content == 1 and block.content[1].t == 'Strong')
end

-- An attachment that is well below a page: it follows its statement on the same page where there is room for all of it.
local SHORT, LINE = 32, 85 -- lines of a table; letters of a line over its whole width, reckoned few

local function short(div)
  local lines = 0
  div:walk({ Table = function(found)
    for _, body in ipairs(found.bodies) do
      for _, row in ipairs(body.body) do
        local column, most = 1, 1
        for _, cell in ipairs(row.cells) do
          local share = 0
          for n = column, math.min(column + cell.col_span - 1, #found.colspecs) do
            share = share + (found.colspecs[n][2] or 1 / #found.colspecs)
          end
          column = column + cell.col_span
          if cell.row_span == 1 then most = math.max(most, math.ceil(#pandoc.utils.stringify(cell.contents) / (LINE * share))) end
        end
        lines = lines + most
      end
    end
  end })
  return lines <= SHORT
end

-- A signature block never stands alone on a page: the paragraph before it goes with it, or the end of the table.
local function keep_together(blocks)
  local out = pandoc.List()
  for _, block in ipairs(blocks) do
    local last = out[#out]
    local attached = last and last.t == 'Div' and last.classes:includes('formulir') and not last.classes:includes('lanskap')
    local signed = last and block.t == 'Div' and block.classes:includes('ttd')
    if attached and block.t == 'Div' and block.classes:includes('lampirannya') and short(block) then
      out[#out] = pandoc.Div(last.content, pandoc.Attr(last.identifier, { 'pernyataan' }))
      local content = block.content:walk({ Div = function(one)
        if one.classes:includes('bersama') then return one.content end
      end })
      out:insert(pandoc.Div(content, pandoc.Attr(block.identifier, { 'menyusul' })))
    elseif signed and last.t == 'Div' and last.classes:includes('tabel') then
      out[#out] = pandoc.Div({ last, block }, pandoc.Attr('', { 'bersama' }))
    else
      if last and last.t == 'Para' and (signed or leads(last)) then
        out[#out] = pandoc.Div({ last }, pandoc.Attr('', { 'lekat' }))
      end
      out:insert(block)
    end
  end
  return out
end

local function landscape_first(element)
  if element.classes:includes('lanskap') then return divs.lanskap(element) end
  return div(element)
end

function Pandoc(doc)
  doc = doc:walk({ Blocks = keep_together })
  return doc:walk({ Div = with_source })
    :walk({ traverse = 'topdown', Figure = picture, Image = inline_picture, Math = formula })
    :walk({ Div = landscape_first, HorizontalRule = function() return raw('#line(length: 100%, stroke: 1.2pt)') end })
    :walk({ Table = function(found) return set_table(found) end })
    :walk(verbatim)
end
