/** What goes back over HTTP. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: string;
}
