import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';

/** An attribute that a sender gives a message. */
export interface MessageAttribute {
  DataType: string | undefined;
  StringValue?: string;
  BinaryValue?: Uint8Array;
}

/** By name. */
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

const MOST = 10;
const TYPE = /^(String|Number|Binary)(\.|$)/;

/**
 * Refuses what no message can have. The texts are those that the emulators of SQS have
 * from it.
 *
 * @throws AwsError `InvalidParameterValue`
 */
export function checkMessageAttributes(attributes: MessageAttributes): void {
  const count = Object.keys(attributes).length;
  if (count > MOST) {
    throw invalid(
      `Number of message attributes [${count}] exceeds the allowed maximum [${MOST}].`,
    );
  }
  checkEachAttribute(attributes);
}

/**
 * Refuses attributes without a type or a value of it, in the words of SNS and SQS.
 *
 * @throws AwsError `InvalidParameterValue`
 */
export function checkEachAttribute(attributes: MessageAttributes): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const { DataType: type, StringValue } = attribute;
    if (!type) {
      throw invalid(
        `The message attribute '${name}' must contain non-empty message attribute type.`,
      );
    }
    if (!TYPE.test(type)) {
      throw invalid(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    }
    if (!valueOf(attribute)?.length) {
      throw invalid(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`,
      );
    }
    if (type.startsWith('Number') && Number.isNaN(Number(StringValue))) {
      throw invalid(
        `Can't cast the value of message (user) attribute '${name}' to a number.`,
      );
    }
  }
}

/** How many bytes of a message its attributes are. */
export function sizeOf(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, attribute]) =>
      sum +
      Buffer.byteLength(`${name}${attribute.DataType}`) +
      valueOf(attribute)!.length,
    0,
  );
}

/** What SQS says of the attributes that it has got; undefined where there are none. */
export function md5OfAttributes(
  attributes: MessageAttributes,
): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const hash = createHash('md5');
  const add = (part: string | Uint8Array) => {
    const bytes = Buffer.from(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const [name, attribute] of entries) {
    add(name);
    add(attribute.DataType!);
    hash.update(Buffer.of(attribute.BinaryValue ? 2 : 1));
    add(valueOf(attribute)!);
  }
  return entries.length > 0 ? hash.digest('hex') : undefined;
}

/** The attributes that a receiver asks for: by name, by prefix or all. */
export function selectedAttributes(
  attributes: MessageAttributes,
  wanted: readonly string[],
): MessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) =>
      wanted.some(
        text =>
          text === 'All' ||
          text === name ||
          (text.endsWith('.*') && name.startsWith(text.slice(0, -1))),
      ),
    ),
  );
}

function valueOf({
  DataType = '',
  StringValue,
  BinaryValue,
}: MessageAttribute): Uint8Array | undefined {
  if (DataType.startsWith('Binary')) {
    return BinaryValue;
  }
  return StringValue === undefined ? undefined : Buffer.from(StringValue);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
