import { AdditionalName } from './AdditionalName';

/** What changes of the further names of an API, a sentence for each. */
export function describeNameChange(
  before: readonly AdditionalName[],
  after: readonly AdditionalName[],
): string[] {
  const textOf = ({ certificateArn, domainName, zoneId }: AdditionalName) =>
    `${domainName} in hosted zone ${zoneId}, with ${
      certificateArn ? `certificate ${certificateArn}` : 'its own certificate'
    }`;
  const had = before.map(textOf);
  const has = after.map(textOf);
  return [
    ...has.filter(text => !had.includes(text)).map(text => `add ${text}`),
    ...before
      .filter(name => !has.includes(textOf(name)))
      .map(name => `remove ${name.domainName} from hosted zone ${name.zoneId}`),
  ];
}
