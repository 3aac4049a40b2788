/**
 * What the first screen can do without comes behind it. A click that needs it sooner waits for it; where the network is away it
 * is said, and asked for again by the next click.
 */
import { Trouble } from './trouble.ts';

/** @throws Trouble `page-unavailable` where the network did not give that part of the page */
export async function later<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // As webpack names it; what a part itself throws is our fault and stays as it is.
    if (error instanceof Error && error.name === 'ChunkLoadError') throw new Trouble('page-unavailable', pageUnavailable);
    throw error;
  }
}

export const pageUnavailable = {
  vi: 'Chưa tải xong trang vì mất mạng. Nối lại mạng rồi thử lại; những gì đang làm vẫn còn.',
  en: 'The page is not loaded whole: there is no network. Connect again and try once more; what you were doing is still here.',
};
