-- Landscape tables in a row share their pages: a few lines between two of them stay with the second, since a portrait
-- page for them alone would be nearly empty.

local SHORT = 900 -- characters

local function is_landscape(block)
  return block.t == 'Div' and block.classes:includes('lanskap')
end

local function only_text(blocks)
  for _, block in ipairs(blocks) do
    if block.t == 'Table' or block.t == 'Figure' or block.t == 'RawBlock' then return false end
    if block.t == 'Header' and block.level == 1 then return false end
    if block.t == 'Div' and not block.classes:includes('sumber') then return false end
  end
  return #pandoc.utils.stringify(pandoc.Div(blocks)) <= SHORT
end

local function inner(div)
  local classes = div.classes:filter(function(class) return class ~= 'lanskap' end)
  if #classes == 0 then return div.content end -- a plain div would become a block, where no page may begin
  return pandoc.List({ pandoc.Div(div.content, pandoc.Attr(div.identifier, classes)) })
end

-- Blocks of one section, with neighbouring landscape blocks joined.
local function joined(blocks)
  local out, between, open = pandoc.List(), pandoc.List(), nil
  for _, block in ipairs(blocks) do
    if not is_landscape(block) then
      between:insert(block)
    elseif open and only_text(between) then
      open.content:extend(between)
      open.content:extend(inner(block))
      between = pandoc.List()
    else
      out:extend(between)
      between = pandoc.List()
      open = pandoc.Div(inner(block, true), pandoc.Attr('', { 'lanskap' }))
      out:insert(open)
    end
  end
  out:extend(between)
  return out
end

function Div(element)
  if element.classes:includes('bagian') or element.classes:includes('lanjutan') then
    element.content = joined(element.content)
    return element
  end
end
