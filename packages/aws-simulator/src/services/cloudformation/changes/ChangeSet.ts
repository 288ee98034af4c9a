export interface ChangeSet {
  id: string;
  name: string;
}
