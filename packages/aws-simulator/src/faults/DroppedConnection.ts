/** Thrown in the way of a call whose connection is cut instead of an answer. */
export class DroppedConnection extends Error {
  constructor() {
    super('The connection was cut by a fault');
    this.name = 'DroppedConnection';
  }
}
