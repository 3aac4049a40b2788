/** `tieuchi account add`: one account with a token, printed this once. */
import { randomUUID } from 'node:crypto';
import { allowAccount } from '../../accounts/newAccount.ts';
import { newToken } from '../../accounts/tokens.ts';
import { askedDay } from '../../asked.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, machinesAdministrator, withStore } from '../withStore.ts';

export const accountAdd: Command = {
  name: 'account add',
  usage: 'NAME --unit CODE --role ROLE [--at DAY] [--data DIR] [--json]',
  does: {
    vi: 'Thêm một tài khoản và in mã truy cập (chỉ in một lần). ROLE: commune, district, province, admin (admin không có --unit). --at: một ngày của đơn vị, khi mã đã dùng lại cho đơn vị khác.',
    en: 'Adds an account and prints its token, this once. ROLE: commune, district, province, admin (admin has no --unit). --at: a day on which the unit was, where its code was used again.',
  },
  options: { unit: { type: 'string' }, role: { type: 'string' }, at: { type: 'string' }, ...dataOption },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [asked = ''] = given.files;
    const at = given.text('at');
    const { name, unit, unitFrom, unitName, role } = allowAccount(
      { name: asked, unit: given.text('unit') ?? null, role: given.mustText('role'), at: at === undefined ? undefined : askedDay(at) },
      loadRulebook(),
    );
    const { token, hash } = newToken();
    const account = { id: randomUUID(), name, unit, unitFrom, role, passwordHash: null, tokenHash: hash, mustChangePassword: false };
    await withStore(given, false, (store) => store.addAccounts([account], machinesAdministrator()));
    output.document({ name, token });
    output.line(
      `Đã thêm tài khoản “${name}”${unitName === null ? '' : ` của ${unitName} (từ ${unitFrom ?? ''})`}. Mã truy cập (chỉ hiện lần này, hãy cất giữ):`,
    );
    output.line(token);
    return 0;
  },
};
