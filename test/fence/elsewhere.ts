/** Scripts and frames of the site that ask for whatever address they are sent, and tell what came. */
export const askingFiles: Readonly<Record<string, [type: string, text: string]>> = {
  '/asking-worker.js': [
    'text/javascript',
    `const serve = (port) => {
      port.onmessage = ({ data }) =>
        fetch(data).then((answer) => answer.text(), String).then((text) => port.postMessage(text));
    };
    if ('onconnect' in self) onconnect = ({ ports: [port] }) => serve(port);
    else serve(self);`,
  ],
  '/asking-frame.html': [
    'text/html',
    `<!doctype html><script>
      onmessage = ({ data, source }) =>
        fetch(data).then((answer) => answer.text(), String).then((text) => source.postMessage(text));
    </script>`,
  ],
};

/** Ways out of a page that are not in the hands of its own scripts' globals. */
export const elsewhere = {
  'dedicated worker': (url) => {
    const worker = new Worker('/asking-worker.js');
    return toldBy(worker, () => worker.postMessage(url));
  },
  'shared worker': (url) => {
    const { port } = new SharedWorker('/asking-worker.js');
    return toldBy(port, () => port.postMessage(url));
  },
  'same-origin frame': async (url) => {
    const frame = await loaded({ src: '/asking-frame.html' });
    return toldBy(window, () => frame.contentWindow?.postMessage(url));
  },
  'srcdoc frame': async (url) => {
    const frame = await loaded({ srcdoc: askingFiles['/asking-frame.html']?.[1] ?? '' });
    return toldBy(window, () => frame.contentWindow?.postMessage(url));
  },
  image: (url) =>
    new Promise((resolve) => {
      const image = new Image();
      for (const type of ['load', 'error']) image.addEventListener(type, () => resolve(type));
      image.src = url;
    }),
  'form post': async (url) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: url, target: 'answer' });
    document.body.append(form);
    const frame = await loaded({ name: 'answer', src: 'about:blank' });
    const answered = new Promise((resolve) => frame.addEventListener('load', resolve));
    form.submit();
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 500))]);
    return 'submitted';
  },
  navigation: async (url) => {
    // Later, so that the page is still there to say so.
    setTimeout(() => location.assign(url), 100);
    return 'left';
  },
} satisfies Record<string, (url: string) => Promise<string>>;

interface Teller {
  onmessage: ((event: MessageEvent<string>) => void) | null;
}

function toldBy(teller: Teller, ask: () => void): Promise<string> {
  return new Promise((resolve) => {
    teller.onmessage = ({ data }) => resolve(data);
    ask();
  });
}

function loaded(attributes: Partial<HTMLIFrameElement>): Promise<HTMLIFrameElement> {
  const frame = Object.assign(document.createElement('iframe'), attributes);
  const load = new Promise<HTMLIFrameElement>((resolve) => {
    frame.addEventListener('load', () => resolve(frame), { once: true });
  });
  document.body.append(frame);
  return load;
}
