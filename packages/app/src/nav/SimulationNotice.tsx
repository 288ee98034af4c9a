import { SidebarItem } from '@backstage/core-components';
import CloudOffIcon from '@material-ui/icons/CloudOff';

/** Nobody should take the demo's AWS for a real one; the link leads to it. */
export const SimulationNotice = () => (
  <SidebarItem
    icon={CloudOffIcon}
    to="http://127.0.0.1:4566"
    text="Simulated AWS"
  />
);
