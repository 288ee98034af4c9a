/** A tag of a stack. */
export interface Tag {
  Key: string;
  Value: string;
}
