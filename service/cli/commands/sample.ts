/** `tieuchi sample`: an empty folder filled with the sample of Nam Trực and Trực Ninh, November 2023. */
import { loadRulebook } from '../../rulebook.ts';
import type { Command, ExitStatus } from '../command.ts';

export const sample: Command = {
  name: 'sample',
  usage: '--out FOLDER [--json]',
  does: {
    vi: 'Tạo thư mục số liệu mẫu: báo cáo tháng 11/2023 của các xã và biểu tổng hợp của huyện, tỉnh.',
    en: "Makes a folder of sample data: the communes' reports of November 2023 and the masters of district and province.",
  },
  options: { out: { type: 'string' } },
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const { makeSample } = await import('../../sample/makeSample.ts');
    const made = await makeSample(given.mustText('out'), loadRulebook());
    output.document(made);
    output.line(
      `SỐ LIỆU MẪU: ${String(made.files)} báo cáo trong ${made.reports}; biểu tổng hợp: ${made.masters.map(({ file }) => file).join(', ')}`,
    );
    output.line(`Tài khoản mẫu: ${made.logins}; dữ liệu của dịch vụ: ${made.data}`);
    return 0;
  },
};
