import { createContext, useContext } from 'react';

/** Sets fields of the page, by their names. */
export type FillPage = (values: Readonly<Record<string, unknown>>) => void;

/** Provided by `FargatePage`. */
export const FillPageContext = createContext<FillPage | undefined>(undefined);

/**
 * Sets other fields of the page that a field is on, which a field of the form
 * cannot do. Undefined on a page that is no `FargatePage`.
 */
export function useFillPage(): FillPage | undefined {
  return useContext(FillPageContext);
}
