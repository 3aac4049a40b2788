"""Forms as provincial offices lay them out, invented (BIỂU BỊA RA ĐỂ THỬ), by openpyxl and XlsxWriter.

Usage: province_forms.py LAYOUT OUT.xlsx < rows.json
rows.json: [{"code", "criterion" (true for a criterion's own row), "text", "unit", "requirement", "group" (optional)}]
"""
import json
import sys


def two_columns(rows, out):
    """Merged two-row heading, Tự đánh giá in two columns, the unit and the period on lines of dots."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    book = Workbook()
    sheet = book.active
    sheet.title = 'Biểu 01'
    thin = Side(style='thin')
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    font = Font(name='Times New Roman', size=12)
    sheet['A1'] = 'UBND XÃ/PHƯỜNG ………………'
    sheet['A3'] = 'KẾT QUẢ THỰC HIỆN TIÊU CHÍ (BIỂU BỊA RA ĐỂ THỬ)'
    sheet.merge_cells('A3:I3')
    sheet['A4'] = 'Tháng … năm 20…'
    sheet.merge_cells('A4:I4')
    top = 6
    heads = ['STT', 'Nội dung tiêu chí', 'ĐVT', 'Yêu cầu', 'Kết quả thực hiện', 'Tự đánh giá', None, 'Khó khăn, vướng mắc', 'Ghi chú']
    for column, text in enumerate(heads, 1):
        if text:
            sheet.cell(top, column, text)
        if text != 'Tự đánh giá' and text:
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    sheet.merge_cells(start_row=top, end_row=top, start_column=6, end_column=7)
    sheet.cell(top + 1, 6, 'Đạt')
    sheet.cell(top + 1, 7, 'Chưa đạt')
    at = top + 2
    for row in rows:
        if row.get('group'):
            sheet.cell(at, 1, row['group'][0])
            sheet.cell(at, 2, row['group'][1])
            at += 1
        sheet.cell(at, 1, row['code'])
        sheet.cell(at, 2, row['text'])
        sheet.cell(at, 3, row['unit'])
        sheet.cell(at, 4, row['requirement'])
        at += 1
    for line in sheet.iter_rows(min_row=top, max_row=at - 1, max_col=9):
        for cell in line:
            cell.border = box
            cell.font = Font(name='Times New Roman', size=12, bold=cell.row < top + 2)
            cell.alignment = Alignment(wrap_text=True, vertical='center')
    for letter, width in zip('ABCDEFGHI', [6, 46, 14, 18, 16, 8, 10, 26, 14]):
        sheet.column_dimensions[letter].width = width
    sheet.cell(at + 1, 2, 'NGƯỜI LẬP BIỂU').font = font
    sheet.cell(at + 1, 7, 'CHỦ TỊCH').font = font
    guide = book.create_sheet('Hướng dẫn')
    guide['A1'] = 'Ghi số, không ghi đơn vị tính.'
    book.save(out)


def three_dates(rows, out):
    """{Kết quả, Đánh giá} for 31/12, for the period, and for the year's end, under merged groups; by XlsxWriter."""
    import xlsxwriter
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet('Bieu 2')
    box = book.add_format({'border': 1, 'text_wrap': True, 'font_name': 'Times New Roman', 'font_size': 12, 'valign': 'vcenter'})
    bold = book.add_format({'border': 1, 'bold': True, 'text_wrap': True, 'font_name': 'Times New Roman', 'align': 'center', 'valign': 'vcenter'})
    sheet.write('A1', 'ỦY BAN NHÂN DÂN XÃ ……………')
    sheet.merge_range('A2:K2', 'BIỂU TỔNG HỢP (BIỂU BỊA RA ĐỂ THỬ)', bold)
    sheet.write('A3', 'Kỳ báo cáo: ………')
    for column, text in [('A', 'TT'), ('B', 'Nội dung'), ('C', 'ĐVT'), ('D', 'Mức đạt chuẩn'), ('K', 'Ghi chú')]:
        sheet.merge_range(f'{column}5:{column}6', text, bold)
    for columns, text in [('EF', 'Thực hiện đến 31/12 năm trước'), ('GH', 'Thực hiện đến kỳ báo cáo'), ('IJ', 'Kế hoạch đến 31/12 năm nay')]:
        sheet.merge_range(f'{columns[0]}5:{columns[1]}5', text, bold)
        sheet.write(f'{columns[0]}6', 'Kết quả', bold)
        sheet.write(f'{columns[1]}6', 'Đánh giá', bold)
    sheet.write_row('A7', [f'({n})' for n in range(1, 12)], bold)
    at = 7
    for row in rows:
        if row.get('group'):
            sheet.write_row(at, 0, row['group'], bold)
            at += 1
        sheet.write_row(at, 0, [row['code'], row['text'], row['unit'], row['requirement']], bold if row.get('criterion') else box)
        for column in range(4, 11):
            sheet.write_blank(at, column, None, box)
        at += 1
    sheet.set_column('A:A', 6)
    sheet.set_column('B:B', 50)
    sheet.set_column('C:K', 12)
    book.close()


def other_order(rows, out):
    """Columns in another order, names of criteria in a column of their own, codes as numbers, a heading nobody knows; by openpyxl."""
    from openpyxl import Workbook
    book = Workbook()
    sheet = book.active
    sheet.title = 'Phụ lục'
    sheet['A1'] = 'Phụ lục (BIỂU BỊA RA ĐỂ THỬ)'
    sheet['A2'] = 'Đơn vị báo cáo: ……………………'
    sheet['A3'] = 'Báo cáo tháng 01/2022'
    heads = ['Mã', 'Tiêu chí', 'Chỉ tiêu', 'Đơn vị tính', 'Mức đạt chuẩn', 'Đánh giá', 'Số liệu', 'Thời gian đạt', 'Phụ trách', 'Vướng mắc']
    for column, text in enumerate(heads, 1):
        sheet.cell(5, column, text)
    at = 6
    for row in rows:
        code = row['code']
        sheet.cell(at, 1, float(code) if '.' in code else int(code))
        sheet.cell(at, 2 if row.get('criterion') else 3, row['text'])
        sheet.cell(at, 4, row['unit'])
        sheet.cell(at, 5, row['requirement'])
        at += 1
    book.save(out)


if __name__ == '__main__':
    layouts = {'two-columns': two_columns, 'three-dates': three_dates, 'other-order': other_order}
    layouts[sys.argv[1]](json.load(sys.stdin), sys.argv[2])
