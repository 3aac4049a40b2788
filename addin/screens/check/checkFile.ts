/** A dropped file to what the screen shows: the check's result, or the reason why there is none. */
import { checkWorkbook } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import { Problem } from '../../../core/problem.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import { bytesOf, sheetsOf } from '../../host/fileHost.ts';
import type { SettledState } from './state.ts';

export async function checkFile(file: File, rulebookSource: RulebookSource): Promise<SettledState> {
  const failed = (message: Message): SettledState => ({ stage: 'failed', file: file.name, message });
  try {
    const rulebook = await rulebookSource();
    if (!rulebook) return failed(rulebookUnavailable);
    const bytes = await bytesOf(file);
    if (!bytes) return failed(fileUnavailable);
    const { sheets, hidden } = sheetsOf(bytes);
    return { stage: 'checked', file: file.name, check: checkWorkbook(sheets, rulebook, { file: file.name }, hidden), rulebook };
  } catch (error) {
    return failed(error instanceof Problem ? error.text : ourFault(error));
  }
}

/** Several files at once would leave open which result is whose. */
export const oneFileAtATime: Message = {
  vi: 'Mỗi lần chỉ kiểm tra một tệp. Hãy thả từng tệp một.',
  en: 'One file is checked at a time. Drop them one by one.',
};

const rulebookUnavailable: Message = {
  vi: 'Chưa tải được các bộ tiêu chí vì mất mạng. Nối lại mạng rồi thả tệp lần nữa.',
  en: 'The criteria sets could not be loaded: there is no network. Connect again and drop the file once more.',
};

const fileUnavailable: Message = {
  vi: 'Trình duyệt không mở được tệp: tệp vừa bị chuyển đi, đang bị chương trình khác khóa, hoặc là một thư mục. Lưu và đóng tệp trong Excel rồi thử lại.',
  en: 'The browser cannot open it: it was moved, is locked by another program, or is a folder. Save and close the file in Excel and try again.',
};

/** Said with what the program reports, so that it can be copied to whoever mends it. */
function ourFault(error: unknown): Message {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    vi: `Chương trình gặp lỗi, không phải lỗi của tệp. Hãy sao chép dòng này và báo cho người phụ trách phần mềm: ${detail}`,
    en: `The program failed; it is not the file's fault. Copy this line and tell whoever looks after the software: ${detail}`,
  };
}
