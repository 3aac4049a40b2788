/** Names that repeat: of a town and a commune in one district, of communes in two districts, of a town and its district. */
import { describe, expect, it } from 'vitest';
import { unitNamesOf, type Match } from '../../core/master/unitNames.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';

const tree = treeOf(
  unitsOf('20 Tỉnh Lạng Sơn', {
    '187 Huyện Chi Lăng': ['06463 Thị trấn Đồng Mỏ', '06466 Thị trấn Chi Lăng', '06478 Xã Chi Lăng', '06481 Xã Gia Lộc'],
    '180 Huyện Tràng Định': ['05999 Xã Chi Lăng', '06001 Xã Hùng Sơn', "06002 Xã H'Bông"],
    '178 Thành phố Lạng Sơn': ['05974 Phường Tam Thanh', '05986 Xã Quảng Lạc'],
  }),
);
const province = unitNamesOf(unitOf(tree, '20'), tree);

function told(match: Match): string {
  if (match.kind === 'several') return `several ${match.units.map(({ code }) => code).join(' ')}`;
  return match.kind === 'none' ? 'none' : `${match.kind} ${match.unit.code}`;
}

describe('communes’ names', () => {
  it.each([
    ['Xã Chi Lăng', undefined, 'several 05999 06478'],
    ['Xã Chi Lăng', '187', 'one 06478'],
    ['Xã Chi Lăng', '180', 'one 05999'],
    ['Xã Chi Lăng (Tràng Định)', undefined, 'one 05999'],
    ['Xã Chi Lăng - huyện Chi Lăng', undefined, 'one 06478'],
    ['Chi Lăng, Tràng Định', undefined, 'one 05999'],
    ['Chi Lăng', '187', 'several 06466 06478'],
    ['TT Chi Lăng', '187', 'one 06466'],
    ['Thị trấn Chi Lăng', undefined, 'one 06466'],
    ['Chi Lăng (TT)', undefined, 'one 06466'],
    ['Chi Lăng', '178', 'several 05999 06466 06478'],
    ['P. Tam Thanh', undefined, 'one 05974'],
    ['Xã Tam Thanh', undefined, 'otherType 05974'],
    ['Quảng Lạc', '180', 'otherDistrict 05986'],
    ['Hùng Sơn (mới)', undefined, 'addition 06001'],
    ["H'Bông", undefined, 'one 06002'],
    ["Xã H'Bông", '180', 'one 06002'],
    ['Chi Lang', undefined, 'none'],
    ['Xã', undefined, 'none'],
    ['x'.repeat(40_000), undefined, 'none'],
  ])('“%s” below %s: %s', (label, section, answer) => {
    expect(told(province.find(label, 'commune', section))).toBe(answer);
  });
});

describe('districts’ names', () => {
  it.each([
    ['Huyện Chi Lăng', 'one 187'],
    ['H. Chi Lăng', 'one 187'],
    ['Chi Lăng', 'one 187'],
    ['TP Lạng Sơn', 'one 178'],
    ['TP. Lạng Sơn', 'one 178'],
    ['II. Huyện Tràng Định', 'one 180'],
    ['X. Huyện Tràng Định', 'one 180'],
    ['TX Lạng Sơn', 'otherType 178'],
  ])('“%s”: %s', (label, answer) => {
    expect(told(province.find(label, 'district'))).toBe(answer);
  });

  it('the scope is known by its name and type only', () => {
    expect(['Tỉnh Lạng Sơn', 'TỈNH LẠNG SƠN', 'Lạng Sơn', 'Thành phố Lạng Sơn'].map((label) => province.isScope(label))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
