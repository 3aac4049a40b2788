/** The plain page's beginning: no Office, files are given to it. */
import { keepForOffline } from './offline.ts';
import { mount } from './mount.tsx';

mount({ host: null, partition: '' });
keepForOffline();
