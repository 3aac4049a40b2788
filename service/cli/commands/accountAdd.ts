/** `tieuchi account add`: one account with a token, printed this once. */
import { randomUUID } from 'node:crypto';
import { allowAccount } from '../../accounts/newAccount.ts';
import { newToken } from '../../accounts/tokens.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, machinesAdministrator, withStore } from '../withStore.ts';

export const accountAdd: Command = {
  name: 'account add',
  usage: 'NAME --unit CODE --role ROLE [--data DIR] [--json]',
  does: {
    vi: 'Thêm một tài khoản và in mã truy cập (chỉ in một lần). ROLE: commune, district, province, admin (admin không có --unit).',
    en: 'Adds an account and prints its token, this once. ROLE: commune, district, province, admin (admin has no --unit).',
  },
  options: { unit: { type: 'string' }, role: { type: 'string' }, ...dataOption },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [asked = ''] = given.files;
    const { name, unit, role } = allowAccount(
      { name: asked, unit: given.text('unit') ?? null, role: given.mustText('role') },
      loadRulebook(),
    );
    const { token, hash } = newToken();
    const account = { id: randomUUID(), name, unit, role, passwordHash: null, tokenHash: hash, mustChangePassword: false };
    await withStore(given, false, (store) => store.addAccounts([account], machinesAdministrator()));
    output.document({ name, token });
    output.line(`Đã thêm tài khoản “${name}”. Mã truy cập (chỉ hiện lần này, hãy cất giữ):`);
    output.line(token);
    return 0;
  },
};
