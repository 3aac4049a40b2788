/** What a part's XML says, told by our tokenizer and by saxes in the same words, so that the two can be held together. */
import { SaxesParser } from 'saxes';
import { Problem } from '../../core/problem.ts';
import { Tokenizer } from '../../workbook/xml/tokenizer.ts';

/** Undefined when it is refused; neighbouring texts are one. */
export function eventsByUs(xml: string, pieceLength = xml.length): string | undefined {
  const told = createTeller();
  const tokenizer = new Tokenizer('part', {
    open: (name, tag) => {
      told.tag(`<${name} ${JSON.stringify(Object.entries(tag.all()))}`, xml.slice(tokenizer.tagStart(), tokenizer.position()));
    },
    close: (name) => told.tag(`/${name}`),
    wantsText: () => true,
    text: told.text,
  });
  try {
    for (let at = 0; at < xml.length; at += pieceLength) tokenizer.write(xml.slice(at, at + pieceLength));
    tokenizer.end();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
  return told.all();
}

class Refused extends Error {}

export function eventsBySaxes(xml: string): string | undefined {
  const told = createTeller();
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let start = 0;
  parser.on('opentagstart', ({ name }) => {
    // One character behind the name is read already.
    start = parser.position - name.length - 2;
  });
  parser.on('opentag', ({ name, attributes }) => {
    told.tag(`<${name} ${JSON.stringify(Object.entries(attributes))}`, xml.slice(start, parser.position));
  });
  parser.on('closetag', ({ name }) => told.tag(`/${name}`));
  parser.on('text', (text) => told.text(text));
  parser.on('cdata', told.text);
  const refuse = (): never => {
    throw new Refused();
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  try {
    parser.write(xml);
    parser.close();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
  return told.all();
}

interface Teller {
  tag(said: string, source?: string): void;
  text(text: string): void;
  all(): string;
}

/** White space around the root counts for nothing: only one of the two tells it. */
function createTeller(): Teller {
  const lines: string[] = [];
  let depth = 0;
  let text = '';
  const flush = (): void => {
    if (text !== '' && depth > 0) lines.push(JSON.stringify(text));
    text = '';
  };
  return {
    tag: (said, source = '') => {
      flush();
      depth += said.startsWith('<') ? 1 : -1;
      lines.push(said + source);
    },
    text: (more) => {
      text += more;
    },
    all: () => lines.join('\n'),
  };
}
