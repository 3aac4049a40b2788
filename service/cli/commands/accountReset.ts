/** `tieuchi account reset`: a new first password for somebody who has lost theirs or is locked out. */
import { Problem } from '../../../core/problem.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { newFirstPassword } from '../../accounts/tokens.ts';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, machinesAdministrator, withStore } from '../withStore.ts';

export const accountReset: Command = {
  name: 'account reset',
  usage: 'NAME [--data DIR] [--json]',
  does: {
    vi: 'Đặt lại mật khẩu: in mật khẩu lần đầu mới, mở khóa tài khoản, đóng mọi phiên đang mở.',
    en: 'Resets a password: prints a new first one, unlocks the account, ends its open sessions.',
  },
  options: dataOption,
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [asked = ''] = given.files;
    const password = newFirstPassword();
    const passwordHash = await hashPassword(password);
    const name = await withStore(given, true, async (store) => {
      const found = await store.accountNamed(asked);
      if (!found) throw new Problem('unknown-account', { name: asked });
      const actor = machinesAdministrator();
      await store.setPassword(found.account.id, passwordHash, true, actor);
      await store.closeSessions(found.account.id, actor);
      return found.account.name;
    });
    output.document({ name, password });
    output.line(`Mật khẩu lần đầu mới của “${name}” (chỉ hiện lần này, phải đổi khi đăng nhập):`);
    output.line(password);
    return 0;
  },
};
