/** `tieuchi backup`: everything in one file, while the service runs. */
import { resolve } from 'node:path';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, withStore } from '../withStore.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE [--data DIR] [--json]',
  does: {
    vi: 'Sao lưu toàn bộ dữ liệu vào một tệp; dịch vụ vẫn chạy.',
    en: 'Writes everything into one backup file; the service may go on running.',
  },
  options: dataOption,
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const file = resolve(given.files[0] ?? '');
    await withStore(given, true, (store) => store.backup(file));
    output.document({ file });
    output.line(`Đã sao lưu vào ${file}. Cất tệp này ở máy khác: trong đó có toàn bộ dữ liệu.`);
    return 0;
  },
};
