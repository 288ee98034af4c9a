import { PropsWithChildren } from 'react';
import styles from './EntityPageCard.module.css';

/** A card on Backstage's page of an entity: the first thing on a narrow one. */
export function EntityPageCard({ children }: PropsWithChildren) {
  return <div className={styles.card}>{children}</div>;
}
