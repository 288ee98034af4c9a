import { PropsWithChildren } from 'react';
import { Box } from '@backstage/ui';
import styles from './FieldSurface.module.css';

/** The ground of our fields in a wizard, so that they stand out from its page. */
export const FieldSurface = ({ children }: PropsWithChildren) => (
  <Box bg="neutral" className={styles.surface}>
    {children}
  </Box>
);
