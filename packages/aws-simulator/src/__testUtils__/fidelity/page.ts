import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../../FIDELITY.md');

/**
 * The part of FIDELITY.md that a test generates, as it is now. With
 * `WRITE_FIDELITY=1` in the environment it is written first.
 *
 * @param part - its name in the page's markers: `<!-- begin part -->`
 */
export function generatedPart(part: string, wanted: string): string {
  const [begin, end] = [`<!-- begin ${part} -->\n`, `<!-- end ${part} -->`];
  const page = readFileSync(PAGE, 'utf8');
  const start = page.indexOf(begin) + begin.length;
  const stop = page.indexOf(end);
  if (start < begin.length || stop < 0) {
    throw new Error(`FIDELITY.md has no part ${part}`);
  }
  if (process.env.WRITE_FIDELITY) {
    writeFileSync(PAGE, page.slice(0, start) + wanted + page.slice(stop));
    return wanted;
  }
  return page.slice(start, stop);
}

/** A table in Markdown. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

/** `97.5 %` */
export function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
