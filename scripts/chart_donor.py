"""Writes a workbook with one column chart, whose parts sample-masters.ts takes over.

exceljs cannot make charts. Reads one JSON object from standard input:
{out, sheet, title, axis, at, width, height, categories, values, rows: {cell: value}}
where categories and values are references such as ='Biểu'!$C$8:$U$8, and rows are the
cells behind them, so that the chart carries its cached figures.
"""
import json
import sys

import xlsxwriter

ask = json.load(sys.stdin)
book = xlsxwriter.Workbook(ask["out"])
sheet = book.add_worksheet(ask["sheet"])
for cell, value in ask["rows"].items():
    sheet.write(cell, value)

font = {"name": "Times New Roman", "size": 10}
chart = book.add_chart({"type": "column"})
chart.add_series(
    {
        "name": ask["axis"],
        "categories": ask["categories"],
        "values": ask["values"],
        "fill": {"color": "#2E7D32"},
        "gap": 60,
        "data_labels": {"value": True, "font": font},
    }
)
chart.set_title({"name": ask["title"], "name_font": {"name": "Times New Roman", "size": 12, "bold": True}, "overlay": False})
chart.set_x_axis({"num_font": font, "minor_tick_mark": "none", "major_tick_mark": "none"})
chart.set_y_axis({"name": ask["axis"], "name_font": font, "num_font": font, "min": 0, "major_unit": 2, "minor_tick_mark": "none", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
chart.set_legend({"none": True})
chart.set_size({"width": ask["width"], "height": ask["height"]})
sheet.insert_chart(ask["at"], chart)
book.close()
