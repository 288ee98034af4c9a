import { policiesOf } from './checkRecord';
import { RecordSet } from './types';

const MOST_WEIGHTED = 100;

const CONTINENTS = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'];

/** Countries of whose visitors Route 53 knows no place. */
const COUNTRIES_WITHOUT_DATA = ['BV', 'CX', 'EH', 'HM'];

/** Codes of regions that are no countries. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

const US_SUBDIVISIONS =
  'AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY'.split(
    ' ',
  );

/** Types that no two record sets of one name have. */
const WITHOUT_POLICY = ['NS', 'SOA'];

/**
 * What is wrong with how a record set is chosen, by itself and beside the others
 * of its name and type.
 *
 * @param records - of the zone, the record set among them
 */
export function routingProblem(
  records: RecordSet[],
  record: RecordSet,
): string | undefined {
  const [policy] = policiesOf(record);
  const others = records.filter(
    other =>
      other.Name === record.Name &&
      other.Type === record.Type &&
      other.SetIdentifier !== record.SetIdentifier,
  );
  const words = `RRSet with DNS name ${record.Name}, type ${record.Type}${
    policy ? `, SetIdentifier ${record.SetIdentifier}` : ''
  }`;
  if (policy) {
    const problem =
      ownProblem(record, policy) ??
      placeProblem(record) ??
      siblingProblem(record, policy, others);
    return problem && `${words} cannot be created: ${problem}`;
  }
  return others.length > 0
    ? `${words} cannot be created as other RRSets exist with the same name and type.`
    : undefined;
}

function ownProblem(
  { Type, AliasTarget, Failover, HealthCheckId }: RecordSet,
  policy: string,
): string | undefined {
  if (
    WITHOUT_POLICY.includes(Type) ||
    (Type === 'CNAME' && policy === 'MultiValueAnswer')
  ) {
    return 'this type of RRSet is not supported';
  }
  if (policy === 'MultiValueAnswer' && AliasTarget) {
    return 'Multivalue answer rrset should not be an alias rrset';
  }
  if (Failover !== 'PRIMARY' || HealthCheckId) {
    return undefined;
  }
  if (!AliasTarget) {
    return 'A non-alias primary ResourceRecordSet must have an associated health check';
  }
  return AliasTarget.EvaluateTargetHealth
    ? undefined
    : 'An alias primary ResourceRecordSet must evaluate the health of its target';
}

function placeProblem({ GeoLocation }: RecordSet): string | undefined {
  if (!GeoLocation) {
    return undefined;
  }
  const { ContinentCode, CountryCode, SubdivisionCode } = GeoLocation;
  if (ContinentCode && (CountryCode || SubdivisionCode)) {
    return 'a continent cannot be combined with a country or a subdivision';
  }
  const isKnown =
    (ContinentCode === undefined || CONTINENTS.includes(ContinentCode)) &&
    (CountryCode === undefined ||
      CountryCode === '*' ||
      isCountry(CountryCode)) &&
    (SubdivisionCode === undefined ||
      (CountryCode === 'US' && US_SUBDIVISIONS.includes(SubdivisionCode)));
  return isKnown ? undefined : 'Cannot find location';
}

function isCountry(code: string): boolean {
  const names = new Intl.DisplayNames('en', {
    type: 'region',
    fallback: 'none',
  });
  return (
    /^[A-Z]{2}$/.test(code) &&
    names.of(code) !== undefined &&
    !NO_COUNTRIES.includes(code) &&
    !COUNTRIES_WITHOUT_DATA.includes(code)
  );
}

function siblingProblem(
  record: RecordSet,
  policy: string,
  others: RecordSet[],
): string | undefined {
  const foreign = others
    .map(other => policiesOf(other).at(0))
    .find(other => other !== policy);
  if (others.some(other => policiesOf(other).length === 0)) {
    return `a non-${policy} RRSet exists with the same name and type.`;
  }
  if (foreign) {
    return `RRSets with the routing policy ${foreign} exist with the same name and type.`;
  }
  const isSame = (member: 'GeoLocation' | 'Region' | 'Failover') =>
    record[member] !== undefined &&
    others.some(
      other => JSON.stringify(other[member]) === JSON.stringify(record[member]),
    );
  if (isSame('GeoLocation') || isSame('Region') || isSame('Failover')) {
    return `a RRSet with the same ${policy} exists with the same name and type.`;
  }
  if (policy !== 'Weight') {
    return undefined;
  }
  if (others.length >= MOST_WEIGHTED) {
    return `the limit of ${MOST_WEIGHTED} weighted RRSets with the same name and type is exceeded.`;
  }
  return others.some(
    ({ TTL }) =>
      TTL !== undefined && record.TTL !== undefined && TTL !== record.TTL,
  )
    ? 'weighted RRSets with the same name and type have different TTLs.'
    : undefined;
}
