/** Thrown by a fault: the connection is closed without a response. */
export class DroppedConnection extends Error {
  constructor() {
    super('A fault closed the connection');
    this.name = 'DroppedConnection';
  }
}
