/** `tieuchi account import`: the accounts of a whole province at once, all or none, with first passwords to hand out. */
import { randomUUID } from 'node:crypto';
import { Problem } from '../../../core/problem.ts';
import { listProblem, readAccountList, type ListedAccount } from '../../accounts/accountList.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { newFirstPassword } from '../../accounts/tokens.ts';
import { askedDay } from '../../asked.ts';
import { toCsv } from '../../csv.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { NewAccount } from '../../store/store.ts';
import type { Command, ExitStatus, Given } from '../command.ts';
import { dataOption, machinesAdministrator, withStore } from '../withStore.ts';

export const accountImport: Command = {
  name: 'account import',
  usage: 'FILE.csv [--at DAY] [--data DIR] [--json]',
  does: {
    vi: 'Thêm mọi tài khoản trong bảng (cột: tên, đơn vị, vai trò) và in bảng CSV mật khẩu lần đầu để phát. Có dòng sai thì không thêm tài khoản nào.',
    en: 'Adds every account of the table (columns name, unit, role) and prints the first passwords to hand out, as CSV. With one faulty line, none is added.',
  },
  options: { at: { type: 'string' }, ...dataOption },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [file = ''] = given.files;
    const at = given.text('at');
    const listed = readAccountList(file, loadRulebook(), at === undefined ? undefined : askedDay(at));
    const accounts = listed.map((account) => ({ ...account, password: newFirstPassword() }));
    await addAll(given, file, accounts);
    output.document({ accounts: accounts.map(({ name, unit, role, password }) => ({ name, unit, role, password })) });
    const rows = accounts.map(({ name, unit, unitName, role, password }) => [name, unit, unitName, role, password]);
    output.line(toCsv([['Tài khoản', 'Mã đơn vị', 'Đơn vị', 'Vai trò', 'Mật khẩu lần đầu'], ...rows]).trimEnd());
    return 0;
  },
};

type WithPassword = ListedAccount & { readonly password: string };

async function addAll(given: Given, file: string, accounts: readonly WithPassword[]): Promise<void> {
  const rows = await Promise.all(accounts.map(newAccount));
  try {
    await withStore(given, false, (store) => store.addAccounts(rows, machinesAdministrator()));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'account-name-taken') throw error;
    const taken = error.facts['names'];
    const lines = accounts.filter(({ name }) => Array.isArray(taken) && taken.includes(name));
    throw listProblem(
      file,
      lines.map(({ line, name }) => ({ line, vi: `tài khoản “${name}” đã có`, en: `there is an account “${name}” already` })),
    );
  }
}

async function newAccount({ name, unit, unitFrom, role, password }: WithPassword): Promise<NewAccount> {
  return {
    id: randomUUID(),
    name,
    unit,
    unitFrom,
    role,
    passwordHash: await hashPassword(password),
    tokenHash: null,
    mustChangePassword: true,
  };
}
