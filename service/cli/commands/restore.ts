/** `tieuchi restore`: a backup in the place of the data, once it is known to be whole. */
import { resolve } from 'node:path';
import type { Command, ExitStatus } from '../command.ts';
import { dataFolderOf, dataOption } from '../withStore.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--data DIR] [--json]',
  does: {
    vi: 'Phục hồi dữ liệu từ bản sao lưu (dừng dịch vụ trước). Bản hỏng bị từ chối; dữ liệu đang có được giữ lại bên cạnh.',
    en: 'Restores the data from a backup (stop the service first). A damaged one is refused; the data there are kept beside.',
  },
  options: dataOption,
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const { restore: restoreFrom } = await import('../../store/backup.ts');
    const folder = resolve(dataFolderOf(given));
    const { kept, auditRows } = await restoreFrom(resolve(given.files[0] ?? ''), folder);
    output.document({ folder, kept, auditRows });
    output.line(`Đã phục hồi vào ${folder} (nhật ký: ${String(auditRows)} dòng, nguyên vẹn).`);
    if (kept !== null) output.line(`Dữ liệu trước đó: ${kept}`);
    return 0;
  },
};
