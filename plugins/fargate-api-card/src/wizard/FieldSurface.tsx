import { PropsWithChildren } from 'react';
import { Box } from '@backstage/ui';
import styles from './FieldSurface.module.css';

/** The background of our fields in the wizard, for contrast with the page. */
export const FieldSurface = ({ children }: PropsWithChildren) => (
  <Box bg="neutral" className={styles.surface}>
    {children}
  </Box>
);
