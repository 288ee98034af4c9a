import type {
  ChangeInfo,
  HostedZone as HostedZoneView,
} from '@aws-sdk/client-route-53';
import { Change, HostedZone } from '../model/types';

export function zoneView(zone: HostedZone): HostedZoneView {
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { Comment: zone.comment, PrivateZone: zone.isPrivate },
    ResourceRecordSetCount: zone.records.length,
  };
}

export function changeView(change: Change): ChangeInfo {
  return {
    Id: `/change/${change.id}`,
    Status: change.status,
    SubmittedAt: change.submittedAt,
    Comment: change.comment,
  };
}
