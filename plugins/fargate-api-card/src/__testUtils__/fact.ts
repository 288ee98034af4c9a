import { screen, within } from '@testing-library/react';

/** Queries within a labelled line of the card. */
export function fact(label: string) {
  const term = screen
    .getAllByRole('term')
    .find(({ textContent }) => textContent === label);
  return within(term!.parentElement!);
}
