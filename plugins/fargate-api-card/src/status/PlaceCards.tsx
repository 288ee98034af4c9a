import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { useEffect } from 'react';
import { isNotFound } from '../api/isNotFound';
import { ProblemList } from '../components/ProblemList';
import { LiveCard } from '../live/LiveCard';
import { useTranslate } from '../messages/useTranslate';
import { placeNames } from './placeNames';
import { StatusCard } from './StatusCard';
import { useFargateApiStatus } from './useFargateApiStatus';
import { usePlaces } from './usePlaces';
import { useServiceCard } from './useServiceCard';
import { useServiceRef } from './useServiceRef';

/** The catalog relates environments to the entity, not to one of its services. */
const NONE: string[] = [];

/** A card for each service of an entity, and what keeps others from being shown. */
export function PlaceCards({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const card = useServiceCard();
  const data = usePlaces(useServiceRef(entity));
  const { value, error, refresh } = data;
  if (!value || isNotFound(error)) {
    return (
      <LiveCard title={t('card.title')} {...card} entity={entity} data={data}>
        {() => null}
      </LiveCard>
    );
  }
  const { places, problems } = value;
  const names = placeNames(places);
  return (
    <Flex direction="column" gap="4">
      {problems.length > 0 && (
        <EntityInfoCard title={t('places.problems')}>
          <ProblemList problems={problems} />
        </EntityInfoCard>
      )}
      {places.map(({ id }, index) => (
        <PlaceCard
          key={id}
          place={id}
          name={names[index]}
          entity={entity}
          onGone={refresh}
        />
      ))}
    </Flex>
  );
}

function PlaceCard(props: {
  place: string;
  name: string;
  entity: Entity;
  onGone(): void;
}) {
  const t = useTranslate();
  const { place, name, entity, onGone } = props;
  const service = useServiceRef(entity, place);
  const data = useFargateApiStatus(service);
  const isGone = isNotFound(data.error);
  useEffect(() => {
    if (isGone) {
      onGone();
    }
  }, [isGone, onGone]);
  return isGone ? null : (
    <StatusCard
      title={t('places.title', { place: name })}
      entity={entity}
      service={service}
      data={data}
      environments={NONE}
    />
  );
}
