import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One film of the data set after cleaning; absent facts are absent. */
export interface Film {
  title: string;
  /** `YYYY-MM-DD` */
  released: string;
  director?: string;
  distributor?: string;
  certificate?: string;
  genre?: string;
  source?: string;
  kind?: string;
  minutes?: number;
  /** US dollars, as all money here. */
  budget?: number;
  domestic?: number;
  worldwide?: number;
  /** 0 to 100 */
  tomatoes?: number;
  /** 0 to 10 */
  imdb?: number;
  votes?: number;
}

type Row = Record<string, string | number | null>;

const release = 'vega-datasets@3.2.1';
const sha1 = 'c1410ac26602d650a25c6db6805c815fdfc01b10';

/**
 * Fetch `movies.json` of the npm package vega-datasets (BSD-3-Clause), 3,201 films.
 *
 * Packed on demand and not a dependency: 40 MB of data sets would burden every install for one
 * file that never changes.
 *
 * @throws {Error} when the file is not the one whose sum is written here.
 */
export function readFilms(): Film[] {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-seed-'));
  try {
    const packed = execFileSync('npm', ['pack', release, '--silent', '--pack-destination', folder]);
    execFileSync('tar', ['-xzf', join(folder, String(packed).trim()), '-C', folder]);
    const bytes = readFileSync(join(folder, 'package/data/movies.json'));
    if (createHash('sha1').update(bytes).digest('hex') !== sha1) {
      throw new Error(`movies.json of ${release} is not the file this seed was made from`);
    }
    const rows: Row[] = JSON.parse(bytes.toString('utf8'));
    return rows.map(film).filter((each) => each.title !== '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function film(row: Row): Film {
  const facts: Record<keyof Film, string | number | undefined> = {
    title: text(row.Title) ?? '',
    released: date(String(row['Release Date'])),
    director: text(row.Director),
    distributor: text(row.Distributor),
    certificate: text(row['MPAA Rating']),
    genre: text(row['Major Genre']),
    source: text(row.Source),
    kind: text(row['Creative Type']),
    minutes: row['Running Time min'] ?? undefined,
    budget: row['Production Budget'] || undefined,
    domestic: row['US Gross'] || undefined,
    worldwide: row['Worldwide Gross'] || undefined,
    tomatoes: row['Rotten Tomatoes Rating'] ?? undefined,
    imdb: row['IMDB Rating'] ?? undefined,
    votes: row['IMDB Votes'] ?? undefined,
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  // Every key was just built from the row with the type that Film gives it.
  return Object.fromEntries(known) as unknown as Film;
}

/** Two-digit years were read a century too late: no film here is younger than 2011. */
function date(written: string): string {
  const day = new Date(`${written} UTC`);
  if (day.getUTCFullYear() > 2011) day.setUTCFullYear(day.getUTCFullYear() - 100);
  return day.toISOString().slice(0, 10);
}

/** Accented letters of the data set were once read as Mac Roman: `LÈon` was `Léon`. */
function text(written: string | number | null | undefined): string | undefined {
  if (written === null || written === undefined) return undefined;
  return [...String(written)]
    .map((letter) => accents.get(letter) ?? letter)
    .join('')
    .trim();
}

const accents = new Map(
  Array.from({ length: 128 }, (_, index) => {
    const byte = new Uint8Array([128 + index]);
    const meant = new TextDecoder('windows-1252').decode(byte);
    return [new TextDecoder('macintosh').decode(byte), meant === '\u0085' ? '…' : meant];
  }),
);
