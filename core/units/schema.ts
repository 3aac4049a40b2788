/**
 * A unit, and the shape of data/units/PROVINCE.json. A code is no identity: it is used again for other
 * units, so a unit is a code with a span of validity. A file holds a province's units of every era, and
 * groups those that share level, parent and span, so that a province stays small enough for a page.
 */
import { z } from 'zod';
import { isoDate, regionSchema, type Region } from '../criteria/schema.ts';
import { communeGroupSchema, type CommuneGroup } from '../criteria/threshold.ts';
import { namedGroupSchema } from './namedGroup.ts';

/** 2 digits a province, 3 a district, 5 a commune; leading zeros kept. */
export const unitCodeSchema = z.string().regex(/^\d{2}(?:\d|\d{3})?$/);
const provinceCode = z.string().regex(/^\d{2}$/);

/** A day that is known, or between which days it lies where only lists of certain days are known. */
const boundarySchema = z.union([isoDate, z.strictObject({ notBefore: isoDate.optional(), notAfter: isoDate })]);
export type Boundary = z.infer<typeof boundarySchema>;

const levelSchema = z.enum(['province', 'district', 'commune']);

export interface Unit {
  readonly code: string;
  /** With its type, e.g. Xã Nam Mỹ. */
  readonly name: string;
  readonly level: z.infer<typeof levelSchema>;
  /** Code of the unit above; null for a province. */
  readonly parent: string | null;
  /** First day of validity. Where only bounds are known, the later unit counts from `notAfter`: the first list that shows it. */
  readonly from: Boundary;
  /** Last day of validity; null = still valid. Where only bounds are known, the unit counts until `notAfter`. */
  readonly to: Boundary | null;
  /** Absent: not verified (“chưa xác minh”). */
  readonly region?: Region | undefined;
  /** Absent: not verified (“chưa xác minh”). */
  readonly communeGroup?: CommuneGroup | undefined;
}

const unitRowsSchema = z.strictObject({
  level: levelSchema,
  parent: unitCodeSchema.nullable(),
  from: boundarySchema,
  to: boundarySchema.nullable(),
  region: regionSchema.optional(),
  communeGroup: communeGroupSchema.optional(),
  /** Code and name. */
  rows: z.array(z.tuple([unitCodeSchema, z.string().min(1)])).readonly(),
});
export type UnitRows = z.infer<typeof unitRowsSchema>;

/** Of the units that begin on a day: code, what came into it whole, what came into it in part (codes of the day before). */
const predecessorsSchema = z.strictObject({
  from: isoDate,
  rows: z.array(z.tuple([unitCodeSchema, z.array(unitCodeSchema).readonly(), z.array(unitCodeSchema).readonly()])).readonly(),
});

/** A link on which the sources differ. `taken`: whether it counts as a link all the same. */
export const disputeSchema = z.strictObject({
  old: unitCodeSchema,
  new: unitCodeSchema,
  onlyIn: z.enum(['statistics-office', 'dvhcvn']),
  taken: z.boolean(),
  note: z.string().min(1),
});
export type Dispute = z.infer<typeof disputeSchema>;

export const unitFileSchema = z.strictObject({
  schemaVersion: z.literal(2),
  province: provinceCode,
  sources: z.array(z.string()).readonly(),
  /** Provinces whose files say what became of this one's units. */
  continuesIn: z.array(provinceCode).readonly(),
  units: z.array(unitRowsSchema).readonly(),
  predecessors: z.array(predecessorsSchema).readonly(),
  disputes: z.array(disputeSchema).readonly(),
  groups: z.array(namedGroupSchema).readonly(),
  /** Spellings of other sources: code, name. */
  otherNames: z.array(z.tuple([unitCodeSchema, z.string()])).readonly(),
  /** What was mended in the sources, or is not verified. */
  notes: z.array(z.strictObject({ units: z.array(unitCodeSchema).readonly(), text: z.string().min(1) })).readonly(),
});
export type UnitFile = z.infer<typeof unitFileSchema>;

/** Which codes lie in which province, in any era: data/units/index.json. */
export const unitIndexSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Runs of codes, first and last, of a province. A code may lie in several: it was used again. */
  ranges: z.array(z.tuple([unitCodeSchema, unitCodeSchema, provinceCode])).readonly(),
});
export type UnitIndex = z.infer<typeof unitIndexSchema>;

/** The units of a file one by one. */
export function unitsOfFile({ units }: Pick<UnitFile, 'units'>): readonly Unit[] {
  return units.flatMap(({ rows, ...shared }) => rows.map(([code, name]) => ({ code, name, ...shared })));
}
