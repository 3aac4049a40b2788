/** Passwords and tokens as they are kept. */
import { describe, expect, it } from 'vitest';
import { hashPassword, MOST_PASSWORD_CHARACTERS, verifyPassword } from '../../../service/accounts/passwords.ts';
import { hashToken, newFirstPassword, newToken } from '../../../service/accounts/tokens.ts';

describe('a password', () => {
  it('is kept as argon2id in the PHC form, salted anew each time', async () => {
    const [one, two] = await Promise.all([hashPassword('mật khẩu'), hashPassword('mật khẩu')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it('is known again, in whatever Unicode form it is typed, and no other', async () => {
    const hash = await hashPassword('Mật khẩu 1');
    expect(await verifyPassword('Mật khẩu 1'.normalize('NFD'), hash)).toBe(true);
    for (const other of ['Mat khau 1', 'mật khẩu 1', 'Mật khẩu 1 ', '']) expect(await verifyPassword(other, hash)).toBe(false);
  });

  it('is verified against a hash another program made, with its own parameters', async () => {
    // RFC 9106's second recommended parameters, as Python's argon2-cffi writes them.
    const phc = '$argon2id$v=19$m=65536,t=3,p=4$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg';
    expect(await verifyPassword('correct horse battery staple', phc)).toBe(true);
    expect(await verifyPassword('correct horse battery stapler', phc)).toBe(false);
  });

  it('of nobody takes as long to refuse as a wrong one', async () => {
    const hash = await hashPassword('x');
    const time = async (phc: string | null): Promise<number> => {
      const start = performance.now();
      for (let round = 0; round < 5; round += 1) expect(await verifyPassword('y', phc)).toBe(false);
      return performance.now() - start;
    };
    await time(hash);
    const [known, nobody] = [await time(hash), await time(null)];
    expect(nobody).toBeGreaterThan(known / 3);
  });

  it('too long is refused without the work of hashing', async () => {
    const long = 'x'.repeat(MOST_PASSWORD_CHARACTERS + 1);
    expect(await verifyPassword(long, await hashPassword(long))).toBe(false);
  });

  it('kept in another form is our own fault', async () => {
    await expect(verifyPassword('x', '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow('not an argon2id hash');
  });
});

describe('a token', () => {
  it('is 256 random bits that say what they are, kept as a hash', () => {
    const { token, hash } = newToken();
    expect(token).toMatch(/^tc_[\w-]{43}$/);
    expect(hash).toBe(hashToken(token));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Array.from({ length: 100 }, () => newToken().token)).size).toBe(100);
  });
});

describe('a first password', () => {
  it('can be read from paper: no letters that look alike', () => {
    for (let round = 0; round < 500; round += 1) expect(newFirstPassword()).toMatch(/^[a-hjkmnp-tv-z2-9]{4}(-[a-hjkmnp-tv-z2-9]{4}){2}$/);
  });
});
