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

local function rows(blocks)
  local count = 0
  pandoc.Blocks(blocks):walk({ Table = function(found)
    for _, body in ipairs(found.bodies) do count = count + #body.body end
  end })
  return count
end

local function table_(div)
  if rows(div.content) > FEW_ROWS then return div.content end
  return wrapped('#utuh[', div.content, ']')
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

local divs = {
  bersama = together,
  bagian = function(div)
    local out = pandoc.List({ raw('#show: mulai.with(' .. quoted(div.classes[2]) .. ')') })
    out:extend(div.content)
    return out
  end,
  lanjutan = function(div) return div.content end,
  lanskap = function(div) return wrapped('#lanskap[', div.content, ']') end,
  tabel = table_,
  sumber = function(div) return wrapped('#sumber[', div.content, ']') end,
  identitas = lines,
  lekat = function(div) return wrapped('#block(sticky: true)[', div.content, ']') end,
  ['judul-surat'] = function(div) return wrapped('#judul-surat[', div.content, ']') end,
  bingkai = function(div) return div.content end,
  formulir = function(div) return wrapped('#formulir[', div.content, ']') end,
  ttd = signature,
  daftar = function(div) return raw('#daftar(' .. quoted(div.attributes.jenis) .. ')') end,
  halaman = function() return raw('#pagebreak(weak: true)') end,
  ['hanya-html'] = function() return {} end,
}

local paragraphs = {
  tengah = function(div) return wrapped('#align(center, block(below: 1.2em)[', div.content, '])') end,
  kanan = function(div) return wrapped('#align(right)[', div.content, ']') end,
}

local fills = { program = 'rgb("#d9e4f0")', kegiatan = 'rgb("#eef3f8")', jumlah = 'rgb("#e6e6e6")', kelompok = 'rgb("#eef3f8")' }

local function left(colspecs)
  for _, spec in ipairs(colspecs) do
    if spec[1] == pandoc.AlignDefault then spec[1] = pandoc.AlignLeft end
  end
  return colspecs
end

local function heads(head)
  for _, row in ipairs(head.rows) do
    for _, cell in ipairs(row.cells) do
      cell.alignment = pandoc.AlignCenter
      cell.attributes['typst:fill'] = fills.program
      if not row.classes:includes('nomor-kolom') then cell.attributes['typst:text:weight'] = '"semibold"' end
    end
  end
end

local function shade(table_)
  table_.colspecs = left(table_.colspecs)
  heads(table_.head)
  local function visit(row, fill)
    for _, cell in ipairs(row.cells) do
      -- A cell of a few lines moves to the next page whole; a tall one must break, or it would run off the page.
      if cell.row_span == 1 and #pandoc.utils.stringify(cell.contents) < 400 then
        cell.attributes['typst:breakable'] = 'false'
      end
      if fill then
        cell.attributes['typst:fill'] = fill
        cell.attributes['typst:text:weight'] = '"semibold"'
      end
    end
  end
  for _, body in ipairs(table_.bodies) do
    for _, row in ipairs(body.body) do
      local fill = nil
      for _, class in ipairs(row.classes) do fill = fill or fills[class] end
      visit(row, fill)
    end
  end
  return table_
end

-- A figure is a drawing, or a diagram laid out as a table.
local function picture(figure)
  local image
  figure:walk({ Image = function(found) image = found end })
  local label = figure.identifier ~= '' and (' <' .. figure.identifier .. '>') or ''
  if not image then
    return raw('#bagan([' .. typst(figure.content:walk({ Table = shade })) .. '], [' .. typst(figure.caption.long) .. '])' .. label)
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

-- A signature block never stands alone on a page: the paragraph before it goes with it, or the end of the table.
local function keep_together(blocks)
  local out = pandoc.List()
  for _, block in ipairs(blocks) do
    local last = out[#out]
    local signed = last and block.t == 'Div' and block.classes:includes('ttd')
    if signed and last.t == 'Div' and last.classes:includes('tabel') then
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
  return doc:walk({ traverse = 'topdown', Table = shade, Figure = picture, Image = inline_picture, Math = formula })
    :walk({ Div = landscape_first, HorizontalRule = function() return raw('#line(length: 100%, stroke: 1.2pt)') end })
    :walk(verbatim)
end
