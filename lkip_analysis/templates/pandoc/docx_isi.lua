-- What Word shows in another way than the site.

local FILLED = { program = true, kegiatan = true, jumlah = true, kelompok = true }

-- Rows that stand out in print stand out in Word by their letters.
function Table(table_)
  for _, body in ipairs(table_.bodies) do
    for _, row in ipairs(body.body) do
      if row.classes:find_if(function(class) return FILLED[class] end) then
        for _, cell in ipairs(row.cells) do
          cell.contents = pandoc.Blocks(cell.contents):walk({
            Plain = function(text) return pandoc.Plain({ pandoc.Strong(text.content) }) end,
          })
        end
      end
    end
  end
  return table_
end
