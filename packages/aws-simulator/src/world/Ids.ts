/**
 * Generates ids in AWS's formats. The same seed generates the same ids.
 *
 * @public
 */
export class Ids {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A pseudo-random number in [0, 1) (mulberry32). */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  hex(length: number): string {
    return this.#from('0123456789abcdef', length);
  }

  digits(length: number): string {
    return this.#from('0123456789', length);
  }

  /** Upper-case letters and digits, as in CloudFormation's physical names. */
  upper(length: number): string {
    return this.#from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', length);
  }

  /** Letters of both cases and digits, as in the suffix of a generated name. */
  mixed(length: number): string {
    return this.#from(
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
      length,
    );
  }

  /** A resource id of EC2: `vpc-0123456789abcdef0`. */
  ec2(prefix: string): string {
    return `${prefix}-0${this.hex(16)}`;
  }

  uuid(): string {
    const h = this.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(
      17,
      20,
    )}-${h.slice(20, 32)}`;
  }

  #from(alphabet: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) {
      text += alphabet[Math.floor(this.random() * alphabet.length)];
    }
    return text;
  }
}
