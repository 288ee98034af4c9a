import type {
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse,
  GetChangeRequest,
  GetChangeResponse,
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse,
} from '@aws-sdk/client-route-53';
import { Operation } from '../../ServiceDefinition';
import { changeRecords } from '../model/changeRecords';
import { RecordSet } from '../model/types';
import { canonicalName, compareNames } from '../model/names';
import { Route53 } from '../model/Route53';
import { changeView } from './views';

const DEFAULT_PAGE = 300;

export const ChangeResourceRecordSets: Operation<
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse
> = ({ account }, { HostedZoneId = '', ChangeBatch }) => ({
  ChangeInfo: changeView(
    changeRecords(
      account.service(Route53),
      HostedZoneId,
      ChangeBatch?.Changes ?? [],
      ChangeBatch?.Comment,
    ),
  ),
});

export const GetChange: Operation<GetChangeRequest, GetChangeResponse> = (
  { account },
  { Id = '' },
) => ({ ChangeInfo: changeView(account.service(Route53).change(Id)) });

export const ListResourceRecordSets: Operation<
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse
> = ({ account }, input) => {
  const { MaxItems = DEFAULT_PAGE } = input;
  const start = {
    Name: input.StartRecordName && canonicalName(input.StartRecordName),
    Type: input.StartRecordType ?? '',
  };
  const records = [
    ...account.service(Route53).zone(input.HostedZoneId!).records,
  ]
    .sort(compareRecords)
    .filter(
      record => !start.Name || compareRecords(record, start as RecordSet) >= 0,
    );
  const next = records[MaxItems];
  return {
    ResourceRecordSets: records.slice(0, MaxItems),
    IsTruncated: next !== undefined,
    NextRecordName: next?.Name,
    NextRecordType: next?.Type,
    MaxItems,
  };
};

function compareRecords(a: RecordSet, b: RecordSet): number {
  return (
    compareNames(a.Name, b.Name) ||
    (a.Type < b.Type ? -1 : Number(a.Type > b.Type))
  );
}
