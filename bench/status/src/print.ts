import { callsPer1000, Row } from './Row';

const COLUMNS: [string, (row: Row) => string][] = [
  ['', row => row.plugin],
  ['entities', row => `${row.entities}`],
  ['viewers', row => `${row.viewers}`],
  ['views', row => `${row.views}`],
  ['calls/1000 views', row => callsPer1000(row).toFixed(0)],
  ['calls/min', row => row.callsPerMinute.toFixed(0)],
  ['p50 ms', row => row.p50.toFixed(0)],
  ['p99 ms', row => row.p99.toFixed(0)],
  ['throttled', row => `${row.throttled}`],
  ['failed', row => `${row.failed}`],
  ['stalest s', row => row.stalest?.toFixed(0) ?? ''],
  ['unknown', row => row.unknown?.toString() ?? ''],
];

/** The measurements side by side. */
export function table(rows: Row[]): string {
  const cells = [
    COLUMNS.map(([title]) => title),
    ...rows.map(row => COLUMNS.map(([, text]) => text(row))),
  ];
  const widths = COLUMNS.map((_, i) =>
    Math.max(...cells.map(line => line[i].length)),
  );
  return cells
    .map(line => line.map((cell, i) => cell.padStart(widths[i])).join('  '))
    .join('\n');
}

/** How calls grow with one thing while the other stays as it is. */
export function growth(
  rows: Row[],
  plugin: Row['plugin'],
  fixed: 'entities' | 'viewers',
  value: number,
): string {
  const grows = fixed === 'entities' ? 'viewers' : 'entities';
  const points = rows
    .filter(row => row.plugin === plugin && row[fixed] === value)
    .map(row => `${row[grows]}: ${row.callsPerMinute.toFixed(0)}`);
  return `${plugin}, by ${grows} (${value} ${fixed}): ${points.join(', ')}`;
}
