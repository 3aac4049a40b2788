/** A Problem as the contract's problem+json (RFC 9457), its title and detail in both languages. */
import { z } from 'zod';
import type { Message } from '../../core/message.ts';
import type { Problem, ProblemCode } from '../../core/problem.ts';
import type { Extensions } from '../problemWith.ts';
import { problemStatus } from './problemStatus.ts';
import { findingSchema, messageSchema } from './schemas.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: messageSchema,
    status: z.int(),
    code: z.string(),
    detail: messageSchema,
    findings: z.array(findingSchema).optional(),
  })
  .meta({
    id: 'Problem',
    description:
      'RFC 9457; further members by code: `findings` of report-blocked; `sent` and `current` of a conflict; `request` of internal-error.',
  });

const TITLES: Readonly<Record<number, Message>> = {
  400: { vi: 'Yêu cầu sai dạng', en: 'The request cannot be understood' },
  401: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  403: { vi: 'Không được phép', en: 'Not permitted' },
  404: { vi: 'Không có', en: 'Not found' },
  405: { vi: 'Không có cách làm này', en: 'Method not offered' },
  409: { vi: 'Trái với những gì đang lưu', en: 'Contradicts what is kept' },
  413: { vi: 'Quá lớn', en: 'Too large' },
  414: { vi: 'Địa chỉ quá dài', en: 'Address too long' },
  415: { vi: 'Sai kiểu nội dung', en: 'Wrong type of content' },
  422: { vi: 'Nội dung không được nhận', en: 'The content was refused' },
  429: { vi: 'Quá nhiều lần thử', en: 'Too many attempts' },
  500: { vi: 'Dịch vụ gặp lỗi', en: 'The service failed' },
  503: { vi: 'Dịch vụ chưa sẵn sàng', en: 'The service is not ready' },
  507: { vi: 'Hết chỗ lưu', en: 'No space left' },
};

export function statusOf(code: ProblemCode): number {
  return problemStatus[code];
}

export function titleOf(status: number): Message {
  const title = TITLES[status];
  if (!title) throw new Error(`no title for status ${String(status)}`);
  return title;
}

export function problemDocument(problem: Problem, extensions: Extensions = {}): z.infer<typeof problemSchema> {
  const status = statusOf(problem.code);
  return {
    ...extensions,
    type: `urn:tieuchi:problem:${problem.code}`,
    title: titleOf(status),
    status,
    code: problem.code,
    detail: problem.text,
  };
}
