// What a recording looks like, a line for each of its channels; a click leads there. The player below it is the one for keys and
// screen readers.
import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js";

const HEIGHT = 36;

interface Props {
  readonly src: string;
  readonly media: HTMLMediaElement;
}

export function Waveform({ src, media }: Props) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current === null) return undefined;
    const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    // As the player itself says where it is: what plays already is not begun anew.
    const drawn = WaveSurfer.create({
      ...{
        container: container.current,
        media,
        url: new URL(src, location.href).href,
        height: HEIGHT,
        dragToSeek: true,
      },
      ...{ waveColor: colour("--quiet"), progressColor: colour("--accent"), cursorColor: colour("--text") },
      // The customer's side above, the center's below.
      splitChannels: [{}, {}],
    });
    // It plays without a picture.
    drawn.on("error", () => undefined);
    return () => drawn.destroy();
  }, [src, media]);
  return <div ref={container} className="waveform" aria-hidden="true" />;
}
