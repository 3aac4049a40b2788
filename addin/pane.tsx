/** The task pane's beginning: the same page with Excel's open workbook in front of it. */
import { openExcel, partitionOfExcel } from './host/excelHost.ts';
import { mount } from './mount.tsx';
import { keepForOffline } from './offline.ts';

keepForOffline();
const host = await openExcel();
if (host === 'too-old') document.getElementById('too-old')?.removeAttribute('hidden');
// Opened in a plain browser (a saved link), it is the plain page.
else mount({ host, partition: host ? partitionOfExcel() : '' });
