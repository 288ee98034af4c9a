/**
 * An API in a region of its own, and how many look at it all the time. The
 * crowds look at the same time, and AWS's calls are told apart by region.
 */
export interface Crowd {
  region: string;
  viewers: number;
}

/** From one viewer to as many as there ever are. */
export const CROWDS: readonly Crowd[] = [
  { region: 'eu-west-2', viewers: 1 },
  { region: 'eu-west-3', viewers: 20 },
  { region: 'eu-central-1', viewers: 200 },
];
