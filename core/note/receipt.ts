/** The service's word that it received a report, as the page keeps it: on this machine, and in the workbook itself. */
import { z } from 'zod';

const text = z.string().max(200);

export const receiptSchema = z.object({
  submission: text,
  unit: text,
  period: text,
  template: text,
  version: z.int(),
  fingerprint: text,
  receivedAt: text,
  receipt: text,
});
export type Receipt = z.infer<typeof receiptSchema>;
