import { describe, expect, it } from 'vitest';
import { colourOf, hidingOf } from '../../src/read/style.ts';

describe('inline styles that hide', () => {
  it.each([
    ['display:none', 'display:none'],
    ['DISPLAY : NONE !important', 'display:none'],
    ['display:block;display:none', 'display:none'],
    ['visibility:hidden', 'visibility:hidden'],
    ['opacity:0.0', 'opacity:0.0'],
    ['filter: alpha(opacity=0)', 'filter:alpha(opacity=0)'],
    ['position:absolute;left:-9999px', 'left:-9999px'],
    ['top:-1620px', 'top:-1620px'],
    ['text-indent:-999em', 'text-indent:-999em'],
    ['margin-left:-5000px', 'margin-left:-5000px'],
    ['font-size:0', 'font-size:0'],
    ['font-size:1px', 'font-size:1px'],
    ['height:0;overflow:hidden', 'height:0;overflow:hidden'],
    ['width:2px;height:100px;overflow:hidden', 'width:2px;overflow:hidden'],
    ['position:absolute;clip:rect(0,0,0,0)', 'clip:rect(0,0,0,0)'],
    ['clip-path: inset(100%)', 'clip:inset(100%)'],
    ['transform:scale(0)', 'transform:scale(0)'],
    ['transform:translateX(-9999px)', 'transform:translatex(-9999px)'],
    ['transform:translate3d(0,-2000px,0)', 'transform:translate3d(0,-2000px,0)'],
    ['color:transparent', 'color:transparent'],
    ['color:rgba(20, 20, 20, 0)', 'color:rgba(20, 20, 20, 0)'],
    ['color:#FFFFFE', 'color:#fffffe'],
    ['color:#fff', 'color:#ffffff'],
    ['clip-path:circle(0)', 'clip:circle(0)'],
    ['transform:rotateY(90deg)', 'transform:rotatey(90deg)'],
    ['transform:translate(-100vw,-100vh)', 'transform:translate(-100vw,-100vh)'],
    ['scale:0', 'scale:0'],
    ['content-visibility:hidden', 'content-visibility:hidden'],
    ['-webkit-text-fill-color:transparent', 'color:transparent'],
    ['position:absolute;left:calc(-9999px)', 'left:calc(-9999px)'],
    ['inset:-9999px auto auto -9999px', 'inset:-9999px'],
    ['color:red;background:red', undefined],
    ['color:#333;background-color:#343434', 'color:#333333 on #343434'],
  ])('%s', (style, rule) => expect(hidingOf(style, undefined)).toBe(rule));

  it.each([
    'display:block',
    'display:none;display:block',
    'left:50%;margin-left:-600px',
    'top:-20px',
    'opacity:.5',
    'font-size:12px',
    'font-size:0.9em',
    'height:0',
    'height:20px;overflow:hidden',
    'color:#fff;background:url(dark.png)',
    'background:#fff;color:#000',
    'text-indent:2em',
    'transform:translateX(-100%)',
    'transform:translate(-50%,-50%)',
    'color:transparent;-webkit-background-clip:text',
    'color:rgba(0,0,0,.5)',
    '',
    ';;:',
  ])('not: %s', (style) => expect(hidingOf(style, undefined)).toBeUndefined());

  it('know the colour behind', () => {
    expect(hidingOf('color:white', 'ffffff')).toBe('color:#ffffff on #ffffff');
    expect(hidingOf('color:white', '000000')).toBeUndefined();
    expect(hidingOf('color:rgb(254, 254, 255)', 'ffffff')).toBe('color:#fefeff on #ffffff');
  });
});

describe('colours', () => {
  it.each([
    ['#abc', 'aabbcc'],
    ['#A1b2C3'.toLowerCase(), 'a1b2c3'],
    ['rgb(1,2,255)', '0102ff'],
    ['white', 'ffffff'],
    ['transparent', undefined],
    ['url(x.png)', undefined],
    [undefined, undefined],
  ])('%s', (value, hex) => expect(colourOf(value)).toBe(hex));
});
