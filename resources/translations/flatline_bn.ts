<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>largest output of a dead unit on any training input</source>
        <translation>প্রশিক্ষণের যেকোনো ইনপুটে মৃত নিউরনের সর্বোচ্চ আউটপুট</translation>
    </message>
    <message>
        <source>dead units looked at</source>
        <translation>যত মৃত নিউরন দেখা হয়েছে</translation>
    </message>
    <message>
        <source>share of dead units whose plane passes between training points</source>
        <translation>প্রশিক্ষণের বিন্দুর মাঝ দিয়ে তল গেছে এমন মৃত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>share of living units whose plane does</source>
        <translation>তল সেভাবে গেছে এমন জীবিত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>distance of a dead unit&apos;s plane from the nearest training point</source>
        <translation>মৃত নিউরনের তল থেকে প্রশিক্ষণের নিকটতম বিন্দুর দূরত্ব</translation>
    </message>
    <message>
        <source>largest change of the network&apos;s output without its dead units</source>
        <translation>মৃত নিউরন বাদ দিলে নেটওয়ার্কের আউটপুটের সর্বোচ্চ পরিবর্তন</translation>
    </message>
    <message>
        <source>share of networks whose output changes without as many living ones</source>
        <translation>সমান সংখ্যক জীবিত নিউরন বাদ দিলে আউটপুট বদলায় এমন নেটওয়ার্কের অনুপাত</translation>
    </message>
    <message>
        <source>A dead unit gives the same value, zero, for every training input.</source>
        <translation>মৃত নিউরন প্রশিক্ষণের প্রতিটি ইনপুটে একই মান দেয়, আর তা শূন্য।</translation>
    </message>
    <message>
        <source>share of units killed by one step on an outlier of 100</source>
        <translation>মান 100-এর বহিঃস্থ বিন্দুতে এক ধাপে মারা যাওয়া নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>killed by one step on an outlier of 10</source>
        <translation>মান 10-এর বহিঃস্থ বিন্দুতে এক ধাপে মারা যায়</translation>
    </message>
    <message>
        <source>killed by one ordinary step</source>
        <translation>সাধারণ এক ধাপে মারা যায়</translation>
    </message>
    <message>
        <source>share of the killed with a negative bias</source>
        <translation>মারা যাওয়াদের মধ্যে ঋণাত্মক বায়াসের অনুপাত</translation>
    </message>
    <message>
        <source>share of the killed that live with their bias of before</source>
        <translation>আগের বায়াস ফিরে পেলে বাঁচে এমন মৃতের অনুপাত</translation>
    </message>
    <message>
        <source>share of the killed that live with their weights of before</source>
        <translation>আগের ওজন ফিরে পেলে বাঁচে এমন মৃতের অনুপাত</translation>
    </message>
    <message>
        <source>wide inputs: share of the killed with a negative bias</source>
        <translation>বিস্তৃত ইনপুট: মারা যাওয়াদের মধ্যে ঋণাত্মক বায়াসের অনুপাত</translation>
    </message>
    <message>
        <source>wide inputs: share that live with their bias of before</source>
        <translation>বিস্তৃত ইনপুট: আগের বায়াস ফিরে পেলে বাঁচার অনুপাত</translation>
    </message>
    <message>
        <source>wide inputs: share that live with their weights of before</source>
        <translation>বিস্তৃত ইনপুট: আগের ওজন ফিরে পেলে বাঁচার অনুপাত</translation>
    </message>
    <message>
        <source>One step on a large error kills units, by way of a large negative bias.</source>
        <translation>বড় ভুলের একটি ধাপ নিউরন মেরে ফেলে, বড় ঋণাত্মক বায়াসের মাধ্যমে।</translation>
    </message>
    <message>
        <source>largest gradient of a dead unit on any single input</source>
        <translation>যেকোনো একক ইনপুটে মৃত নিউরনের সর্বোচ্চ গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>largest change of a dead first-layer unit&apos;s weights in 2000 steps</source>
        <translation>প্রথম স্তরের মৃত নিউরনের ওজনে 2000 ধাপে সর্বোচ্চ পরিবর্তন</translation>
    </message>
    <message>
        <source>dead first-layer units looked at</source>
        <translation>প্রথম স্তরের যত মৃত নিউরন দেখা হয়েছে</translation>
    </message>
    <message>
        <source>share of living first-layer units whose weights changed</source>
        <translation>প্রথম স্তরে ওজন বদলেছে এমন জীবিত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>dead second-layer units looked at</source>
        <translation>দ্বিতীয় স্তরের যত মৃত নিউরন দেখা হয়েছে</translation>
    </message>
    <message>
        <source>share of dead second-layer units whose weights changed after all</source>
        <translation>দ্বিতীয় স্তরে তবু ওজন বদলেছে এমন মৃত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>The gradient through a dead unit is exactly zero, so its weights never change again.</source>
        <translation>মৃত নিউরনের ভিতর দিয়ে গ্রেডিয়েন্ট ঠিক শূন্য, তাই তার ওজন আর কখনো বদলায় না।</translation>
    </message>
    <message>
        <source>share of units dead at learning rate 0.1</source>
        <translation>শেখার হার 0.1-এ মৃত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>dead at 1</source>
        <translation>1-এ মৃত</translation>
    </message>
    <message>
        <source>dead at 2</source>
        <translation>2-এ মৃত</translation>
    </message>
    <message>
        <source>dead at 2.5</source>
        <translation>2.5-এ মৃত</translation>
    </message>
    <message>
        <source>dead at 3</source>
        <translation>3-এ মৃত</translation>
    </message>
    <message>
        <source>dead at 10</source>
        <translation>10-এ মৃত</translation>
    </message>
    <message>
        <source>learning rate at which 40 % of the units are dead</source>
        <translation>শেখার যে হারে 40 % নিউরন মৃত</translation>
    </message>
    <message>
        <source>Too high a learning rate leaves as much as 40 % of the units dead; a proper one rarely kills.</source>
        <translation>শেখার হার অতিরিক্ত বড় হলে 40 % পর্যন্ত নিউরন মারা যায়; উপযুক্ত হারে কদাচিৎ মারা যায়।</translation>
    </message>
    <message>
        <source>largest difference of a gradient from autograd&apos;s, z not 0</source>
        <translation>autograd-এর গ্রেডিয়েন্ট থেকে সর্বোচ্চ পার্থক্য, z 0 নয়</translation>
    </message>
    <message>
        <source>largest difference of delta from autograd&apos;s, z not 0</source>
        <translation>autograd-এর delta থেকে সর্বোচ্চ পার্থক্য, z 0 নয়</translation>
    </message>
    <message>
        <source>delta that the claim has at z = 0</source>
        <translation>z = 0 হলে দাবি অনুযায়ী delta</translation>
    </message>
    <message>
        <source>delta that PyTorch has at z = 0</source>
        <translation>z = 0 হলে PyTorch-এর delta</translation>
    </message>
    <message>
        <source>largest difference of this program&apos;s delta from PyTorch&apos;s, all z</source>
        <translation>PyTorch-এর delta থেকে এই প্রোগ্রামের delta-র সর্বোচ্চ পার্থক্য, সব z</translation>
    </message>
    <message>
        <source>units with z = 0 exactly, of 10000 drawn</source>
        <translation>দৈবভাবে নেওয়া 10000টির মধ্যে z ঠিক 0 এমন নিউরন</translation>
    </message>
    <message>
        <source>share of pre-activations exactly 0 in a trained network</source>
        <translation>প্রশিক্ষিত নেটওয়ার্কে ঠিক 0 প্রি-অ্যাক্টিভেশনের অনুপাত</translation>
    </message>
    <message>
        <source>Where z &gt;= 0 the error&apos;s gradient for weight j is input j; where z &lt; 0 it is 0.</source>
        <translation>z &gt;= 0 হলে ওজন j-এর জন্য ভুলের গ্রেডিয়েন্ট হলো ইনপুট j; z &lt; 0 হলে 0।</translation>
    </message>
    <message>
        <source>share of units that move in an epoch, 1 input steep</source>
        <translation>এক ইপকে নড়ে এমন নিউরনের অনুপাত, ঢালু দিকে 1টি ইনপুট</translation>
    </message>
    <message>
        <source>share that move, 10 inputs steep</source>
        <translation>নড়ার অনুপাত, ঢালু দিকে 10টি ইনপুট</translation>
    </message>
    <message>
        <source>share that move, 0 inputs steep</source>
        <translation>নড়ার অনুপাত, ঢালু দিকে 0টি ইনপুট</translation>
    </message>
    <message>
        <source>share with a gradient, 1 input steep</source>
        <translation>গ্রেডিয়েন্ট থাকার অনুপাত, ঢালু দিকে 1টি ইনপুট</translation>
    </message>
    <message>
        <source>share with a gradient, 0 inputs steep</source>
        <translation>গ্রেডিয়েন্ট থাকার অনুপাত, ঢালু দিকে 0টি ইনপুট</translation>
    </message>
    <message>
        <source>share dead 2000 steps later, 1 input steep</source>
        <translation>2000 ধাপ পরে মৃতের অনুপাত, ঢালু দিকে 1টি ইনপুট</translation>
    </message>
    <message>
        <source>share dead 2000 steps later, 10 inputs steep</source>
        <translation>2000 ধাপ পরে মৃতের অনুপাত, ঢালু দিকে 10টি ইনপুট</translation>
    </message>
    <message>
        <source>share dead 2000 steps later, 0 inputs steep</source>
        <translation>2000 ধাপ পরে মৃতের অনুপাত, ঢালু দিকে 0টি ইনপুট</translation>
    </message>
    <message>
        <source>One training input on the steep side keeps a unit learning; with none it is dead.</source>
        <translation>ঢালু দিকে প্রশিক্ষণের একটি ইনপুট থাকলেই নিউরন শিখতে থাকে; একটিও না থাকলে মৃত।</translation>
    </message>
    <message>
        <source>share of units killed in 500 steps, learning rate 0.03</source>
        <translation>500 ধাপে মারা যাওয়া নিউরনের অনুপাত, শেখার হার 0.03</translation>
    </message>
    <message>
        <source>killed, learning rate 0.3</source>
        <translation>মারা যায়, শেখার হার 0.3</translation>
    </message>
    <message>
        <source>killed, learning rate 1</source>
        <translation>মারা যায়, শেখার হার 1</translation>
    </message>
    <message>
        <source>killed, learning rate 3</source>
        <translation>মারা যায়, শেখার হার 3</translation>
    </message>
    <message>
        <source>share killed at rate 3 less that at 0.03</source>
        <translation>হার 3-এ মারা যাওয়ার অনুপাত বিয়োগ 0.03-এ</translation>
    </message>
    <message>
        <source>share of deaths that the whole set&apos;s step would have spared, rate 1</source>
        <translation>পুরো সেটের ধাপ নিলে এড়ানো যেত এমন মৃত্যুর অনুপাত, হার 1</translation>
    </message>
    <message>
        <source>share of deaths that the whole set&apos;s step would have spared, rate 3</source>
        <translation>পুরো সেটের ধাপ নিলে এড়ানো যেত এমন মৃত্যুর অনুপাত, হার 3</translation>
    </message>
    <message>
        <source>A step for one minibatch kills living units; a large learning rate amplifies it.</source>
        <translation>একটি মিনিব্যাচের জন্য নেওয়া ধাপ জীবিত নিউরন মেরে ফেলে; শেখার হার বড় হলে তা আরও বাড়ে।</translation>
    </message>
    <message>
        <source>share of kicked units back after 2000 steps, slope 0.01</source>
        <translation>2000 ধাপ পরে ফিরে আসা ধাক্কা-খাওয়া নিউরনের অনুপাত, ঢাল 0.01</translation>
    </message>
    <message>
        <source>back with slope 0.1</source>
        <translation>ফিরে আসে, ঢাল 0.1</translation>
    </message>
    <message>
        <source>back with ReLU</source>
        <translation>ফিরে আসে, ReLU</translation>
    </message>
    <message>
        <source>share of kicked units with a gradient, slope 0.01</source>
        <translation>গ্রেডিয়েন্ট আছে এমন ধাক্কা-খাওয়া নিউরনের অনুপাত, ঢাল 0.01</translation>
    </message>
    <message>
        <source>with a gradient, ReLU</source>
        <translation>গ্রেডিয়েন্ট আছে, ReLU</translation>
    </message>
    <message>
        <source>loss less that of ReLU, slope 0.01</source>
        <translation>ক্ষতি বিয়োগ ReLU-এর ক্ষতি, ঢাল 0.01</translation>
    </message>
    <message>
        <source>loss less that of ReLU, slope 0.1</source>
        <translation>ক্ষতি বিয়োগ ReLU-এর ক্ষতি, ঢাল 0.1</translation>
    </message>
    <message>
        <source>Leaky ReLU keeps a small gradient for negative inputs, and lets units recover.</source>
        <translation>Leaky ReLU ঋণাত্মক ইনপুটেও সামান্য গ্রেডিয়েন্ট রাখে, তাই নিউরন সেরে উঠতে পারে।</translation>
    </message>
    <message>
        <source>share of kicked units back after 2000 steps, ELU less Leaky ReLU 0.01</source>
        <translation>2000 ধাপ পরে ফিরে আসা ধাক্কা-খাওয়া নিউরনের অনুপাত, ELU বিয়োগ Leaky ReLU 0.01</translation>
    </message>
    <message>
        <source>back, ELU less Leaky ReLU 0.1</source>
        <translation>ফিরে আসে, ELU বিয়োগ Leaky ReLU 0.1</translation>
    </message>
    <message>
        <source>back with ELU</source>
        <translation>ফিরে আসে, ELU</translation>
    </message>
    <message>
        <source>loss, ELU less Leaky ReLU 0.01</source>
        <translation>ক্ষতি, ELU বিয়োগ Leaky ReLU 0.01</translation>
    </message>
    <message>
        <source>pushed 3 deeper: back, ELU less Leaky ReLU 0.01</source>
        <translation>আরও 3 গভীরে ঠেলা: ফিরে আসে, ELU বিয়োগ Leaky ReLU 0.01</translation>
    </message>
    <message>
        <source>pushed 3 deeper: back, ELU less Leaky ReLU 0.1</source>
        <translation>আরও 3 গভীরে ঠেলা: ফিরে আসে, ELU বিয়োগ Leaky ReLU 0.1</translation>
    </message>
    <message>
        <source>pushed 3 deeper: back with ELU</source>
        <translation>আরও 3 গভীরে ঠেলা: ফিরে আসে, ELU</translation>
    </message>
    <message>
        <source>ELU may help further than Leaky ReLU does.</source>
        <translation>ELU হয়তো Leaky ReLU-এর চেয়েও বেশি সাহায্য করে।</translation>
    </message>
    <message>
        <source>share of kicked units back after 10000 steps, sigmoid</source>
        <translation>10000 ধাপ পরে ফিরে আসা ধাক্কা-খাওয়া নিউরনের অনুপাত, sigmoid</translation>
    </message>
    <message>
        <source>back after 200 steps, sigmoid</source>
        <translation>200 ধাপ পরে ফিরে আসে, sigmoid</translation>
    </message>
    <message>
        <source>back after 10000 steps, tanh</source>
        <translation>10000 ধাপ পরে ফিরে আসে, tanh</translation>
    </message>
    <message>
        <source>back after 200 steps, tanh</source>
        <translation>200 ধাপ পরে ফিরে আসে, tanh</translation>
    </message>
    <message>
        <source>share of kicked units saturated at first, sigmoid</source>
        <translation>শুরুতে সম্পৃক্ত ধাক্কা-খাওয়া নিউরনের অনুপাত, sigmoid</translation>
    </message>
    <message>
        <source>saturated at first, tanh</source>
        <translation>শুরুতে সম্পৃক্ত, tanh</translation>
    </message>
    <message>
        <source>share with no gradient at all, sigmoid</source>
        <translation>একেবারেই গ্রেডিয়েন্ট নেই এমন অনুপাত, sigmoid</translation>
    </message>
    <message>
        <source>share with no gradient at all, tanh</source>
        <translation>একেবারেই গ্রেডিয়েন্ট নেই এমন অনুপাত, tanh</translation>
    </message>
    <message>
        <source>pushed 10 deeper: no gradient at all, sigmoid</source>
        <translation>আরও 10 গভীরে ঠেলা: একেবারেই গ্রেডিয়েন্ট নেই, sigmoid</translation>
    </message>
    <message>
        <source>pushed 10 deeper: no gradient at all, tanh</source>
        <translation>আরও 10 গভীরে ঠেলা: একেবারেই গ্রেডিয়েন্ট নেই, tanh</translation>
    </message>
    <message>
        <source>pushed 10 deeper: back after 10000 steps, sigmoid</source>
        <translation>আরও 10 গভীরে ঠেলা: 10000 ধাপ পরে ফিরে আসে, sigmoid</translation>
    </message>
    <message>
        <source>pushed 10 deeper: back after 10000 steps, tanh</source>
        <translation>আরও 10 গভীরে ঠেলা: 10000 ধাপ পরে ফিরে আসে, tanh</translation>
    </message>
    <message>
        <source>Tanh and sigmoid saturate, but always keep a small gradient and recover in the long run.</source>
        <translation>Tanh ও sigmoid সম্পৃক্ত হয়, কিন্তু সবসময় সামান্য গ্রেডিয়েন্ট রাখে, আর দীর্ঘ সময়ে সেরে ওঠে।</translation>
    </message>
    <message>
        <source>accuracy with biases less without, circle</source>
        <translation>বায়াসসহ নির্ভুলতা বিয়োগ বায়াস ছাড়া, circle</translation>
    </message>
    <message>
        <source>accuracy with biases less without, moons</source>
        <translation>বায়াসসহ নির্ভুলতা বিয়োগ বায়াস ছাড়া, moons</translation>
    </message>
    <message>
        <source>accuracy with biases less without, three blobs</source>
        <translation>বায়াসসহ নির্ভুলতা বিয়োগ বায়াস ছাড়া, three blobs</translation>
    </message>
    <message>
        <source>accuracy with biases less without, xor</source>
        <translation>বায়াসসহ নির্ভুলতা বিয়োগ বায়াস ছাড়া, xor</translation>
    </message>
    <message>
        <source>accuracy without biases, circle</source>
        <translation>বায়াস ছাড়া নির্ভুলতা, circle</translation>
    </message>
    <message>
        <source>largest |z| at the origin without biases</source>
        <translation>বায়াস ছাড়া মূলবিন্দুতে সর্বোচ্চ |z|</translation>
    </message>
    <message>
        <source>share of units dead after the kick, with biases</source>
        <translation>ধাক্কার পরে মৃত নিউরনের অনুপাত, বায়াসসহ</translation>
    </message>
    <message>
        <source>dead after the kick, without biases</source>
        <translation>ধাক্কার পরে মৃত, বায়াস ছাড়া</translation>
    </message>
    <message>
        <source>Without biases every plane passes through the origin, and the network underfits.</source>
        <translation>বায়াস ছাড়া প্রতিটি তল মূলবিন্দু দিয়ে যায়, আর নেটওয়ার্ক আন্ডারফিট হয়।</translation>
    </message>
    <message>
        <source>share of the dead saved, course spiral, high rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, course spiral, উচ্চ হার</translation>
    </message>
    <message>
        <source>share of the dead saved, |x|, high rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, |x|, উচ্চ হার</translation>
    </message>
    <message>
        <source>share of the dead saved, xor, high rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, xor, উচ্চ হার</translation>
    </message>
    <message>
        <source>share of the dead saved, course spiral, proper rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, course spiral, উপযুক্ত হার</translation>
    </message>
    <message>
        <source>share of the dead saved, |x|, proper rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, |x|, উপযুক্ত হার</translation>
    </message>
    <message>
        <source>share of the dead saved, xor, proper rate</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, xor, উপযুক্ত হার</translation>
    </message>
    <message>
        <source>share of the units dead at the start that the bias opens</source>
        <translation>শুরুতে মৃত নিউরনের মধ্যে বায়াস যাদের সক্রিয় করে তাদের অনুপাত</translation>
    </message>
    <message>
        <source>of these, dead again in the end at the high rate</source>
        <translation>এদের মধ্যে উচ্চ হারে শেষে আবার মৃত</translation>
    </message>
    <message>
        <source>Slightly positive biases at the start are of doubtful help: training shuts units again.</source>
        <translation>শুরুতে সামান্য ধনাত্মক বায়াস কতটা কাজে আসে তা সন্দেহজনক: প্রশিক্ষণ নিউরনকে আবার নিষ্ক্রিয় করে।</translation>
    </message>
    <message>
        <source>share of the dead saved, course spiral</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, course spiral</translation>
    </message>
    <message>
        <source>share of the dead saved, xor</source>
        <translation>রক্ষা পাওয়া মৃতের অনুপাত, xor</translation>
    </message>
    <message>
        <source>change of accuracy, course spiral</source>
        <translation>নির্ভুলতার পরিবর্তন, course spiral</translation>
    </message>
    <message>
        <source>change of accuracy, xor</source>
        <translation>নির্ভুলতার পরিবর্তন, xor</translation>
    </message>
    <message>
        <source>share saved in layer 1, course spiral</source>
        <translation>স্তর 1-এ রক্ষা পাওয়ার অনুপাত, course spiral</translation>
    </message>
    <message>
        <source>share saved in layer 2, course spiral</source>
        <translation>স্তর 2-এ রক্ষা পাওয়ার অনুপাত, course spiral</translation>
    </message>
    <message>
        <source>strength that saves most, course spiral</source>
        <translation>যে মাত্রা সবচেয়ে বেশি রক্ষা করে, course spiral</translation>
    </message>
    <message>
        <source>strength that saves most, xor</source>
        <translation>যে মাত্রা সবচেয়ে বেশি রক্ষা করে, xor</translation>
    </message>
    <message>
        <source>A penalty on the biases prevents units from dying.</source>
        <translation>বায়াসের ওপর পেনাল্টি নিউরনের মৃত্যু ঠেকায়।</translation>
    </message>
    <message>
        <source>channels zero everywhere whose gradient is exactly 0</source>
        <translation>সর্বত্র শূন্য চ্যানেল, যাদের গ্রেডিয়েন্ট ঠিক 0</translation>
    </message>
    <message>
        <source>channels on at one position of one image with a gradient</source>
        <translation>একটি ছবির একটি অবস্থানে সক্রিয় চ্যানেল, যাদের গ্রেডিয়েন্ট আছে</translation>
    </message>
    <message>
        <source>channels on at 1 % of the positions with a gradient</source>
        <translation>1 % অবস্থানে সক্রিয় চ্যানেল, যাদের গ্রেডিয়েন্ট আছে</translation>
    </message>
    <message>
        <source>after training: no gradient where all is zero, and only there</source>
        <translation>প্রশিক্ষণের পরে: সব শূন্য হলে, আর কেবল তখনই, গ্রেডিয়েন্ট নেই</translation>
    </message>
    <message>
        <source>largest difference from conv2d&apos;s gradient, relative</source>
        <translation>conv2d-এর গ্রেডিয়েন্ট থেকে সর্বোচ্চ আপেক্ষিক পার্থক্য</translation>
    </message>
    <message>
        <source>channels dead after training</source>
        <translation>প্রশিক্ষণের পরে মৃত চ্যানেল</translation>
    </message>
    <message>
        <source>more single positions zero on all images than channels</source>
        <translation>সব ছবিতে শূন্য একক অবস্থান চ্যানেলের চেয়ে কত বেশি</translation>
    </message>
    <message>
        <source>positions and images at which living channels are zero</source>
        <translation>জীবিত চ্যানেল যত অবস্থান ও ছবিতে শূন্য</translation>
    </message>
    <message>
        <source>With shared weights a unit is dead only if its feature map is zero for all inputs.</source>
        <translation>যৌথ ওজনে নিউরন মৃত কেবল তখনই, যখন তার ফিচার ম্যাপ সব ইনপুটে শূন্য।</translation>
    </message>
    <message>
        <source>killed by the bias less those by weights, circle of radius 0.2</source>
        <translation>বায়াসে মৃত বিয়োগ ওজনে মৃত, 0.2 ব্যাসার্ধের বৃত্ত</translation>
    </message>
    <message>
        <source>killed by the bias less those by weights, circle of radius 1</source>
        <translation>বায়াসে মৃত বিয়োগ ওজনে মৃত, 1 ব্যাসার্ধের বৃত্ত</translation>
    </message>
    <message>
        <source>killed by the bias less those by weights, circle of radius 5</source>
        <translation>বায়াসে মৃত বিয়োগ ওজনে মৃত, 5 ব্যাসার্ধের বৃত্ত</translation>
    </message>
    <message>
        <source>the same, radius 0.2, on one side of the origin</source>
        <translation>একই, ব্যাসার্ধ 0.2, মূলবিন্দুর এক পাশে</translation>
    </message>
    <message>
        <source>the same, radius 1, on one side of the origin</source>
        <translation>একই, ব্যাসার্ধ 1, মূলবিন্দুর এক পাশে</translation>
    </message>
    <message>
        <source>the same, radius 5, on one side of the origin</source>
        <translation>একই, ব্যাসার্ধ 5, মূলবিন্দুর এক পাশে</translation>
    </message>
    <message>
        <source>deaths in training, radius 0.2: bias alone enough</source>
        <translation>প্রশিক্ষণে মৃত্যু, ব্যাসার্ধ 0.2: একা বায়াসই যথেষ্ট</translation>
    </message>
    <message>
        <source>deaths in training, radius 0.2: weights alone enough</source>
        <translation>প্রশিক্ষণে মৃত্যু, ব্যাসার্ধ 0.2: একা ওজনই যথেষ্ট</translation>
    </message>
    <message>
        <source>deaths in training, radius 5: bias alone enough</source>
        <translation>প্রশিক্ষণে মৃত্যু, ব্যাসার্ধ 5: একা বায়াসই যথেষ্ট</translation>
    </message>
    <message>
        <source>deaths in training, radius 5: weights alone enough</source>
        <translation>প্রশিক্ষণে মৃত্যু, ব্যাসার্ধ 5: একা ওজনই যথেষ্ট</translation>
    </message>
    <message>
        <source>A bias is worse than a weight: no input moderates it, so it shuts a unit for all x.</source>
        <translation>বায়াস ওজনের চেয়ে খারাপ: কোনো ইনপুট তাকে সংযত করে না, তাই সে সব x-এ নিউরন নিষ্ক্রিয় করে।</translation>
    </message>
    <message>
        <source>growth per layer at sigma 0.10 (0.707 by the formula)</source>
        <translation>প্রতি স্তরে বৃদ্ধি, sigma 0.10 (সূত্রমতে 0.707)</translation>
    </message>
    <message>
        <source>growth per layer at sigma 0.14 (0.990 by the formula)</source>
        <translation>প্রতি স্তরে বৃদ্ধি, sigma 0.14 (সূত্রমতে 0.990)</translation>
    </message>
    <message>
        <source>growth per layer at sigma 0.28 (1.98 by the formula)</source>
        <translation>প্রতি স্তরে বৃদ্ধি, sigma 0.28 (সূত্রমতে 1.98)</translation>
    </message>
    <message>
        <source>5 layers, sigma 0.01: last over first (median)</source>
        <translation>5টি স্তর, sigma 0.01: শেষ ÷ প্রথম (মধ্যমা)</translation>
    </message>
    <message>
        <source>5 layers, He-normal: last over first (median)</source>
        <translation>5টি স্তর, He-normal: শেষ ÷ প্রথম (মধ্যমা)</translation>
    </message>
    <message>
        <source>5 layers, sigma 1: last over first (median)</source>
        <translation>5টি স্তর, sigma 1: শেষ ÷ প্রথম (মধ্যমা)</translation>
    </message>
    <message>
        <source>born dead, 9 layers of 3 (published: about 0.6)</source>
        <translation>জন্ম থেকে মৃত, 3 নিউরনের 9টি স্তর (প্রকাশিত: প্রায় 0.6)</translation>
    </message>
    <message>
        <source>born dead, 9 layers of 5 (published: over 0.1)</source>
        <translation>জন্ম থেকে মৃত, 5 নিউরনের 9টি স্তর (প্রকাশিত: 0.1-এর বেশি)</translation>
    </message>
    <message>
        <source>born dead, 9 layers of 10 (published: under 0.01)</source>
        <translation>জন্ম থেকে মৃত, 10 নিউরনের 9টি স্তর (প্রকাশিত: 0.01-এর কম)</translation>
    </message>
    <message>
        <source>The initial weights decide whether activations vanish, keep or explode, or are blocked.</source>
        <translation>অ্যাক্টিভেশন মিলিয়ে যাবে, বজায় থাকবে, বিস্ফোরিত হবে, নাকি আটকে যাবে, তা শুরুর ওজনই ঠিক করে।</translation>
    </message>
    <message>
        <source>share of the weights and biases of always-off units that stay the same to the bit</source>
        <translation>সদা নিষ্ক্রিয় নিউরনের যত অনুপাত ওজন ও বায়াস শেষ বিট পর্যন্ত একই থাকে</translation>
    </message>
    <message>
        <source>share of the units on for some input that learn</source>
        <translation>কোনো ইনপুটে সক্রিয় নিউরনের মধ্যে যারা শেখে তাদের অনুপাত</translation>
    </message>
    <message>
        <source>largest difference from autograd, relative</source>
        <translation>autograd থেকে সর্বোচ্চ আপেক্ষিক পার্থক্য</translation>
    </message>
    <message>
        <source>with weight decay: share of those weights and biases that move</source>
        <translation>ওজন-ক্ষয়সহ: ওই ওজন ও বায়াসের মধ্যে যেগুলো নড়ে তাদের অনুপাত</translation>
    </message>
    <message>
        <source>By the chain rule a weight&apos;s gradient has f&apos;(s) in it: always off, it never moves.</source>
        <translation>চেইন রুলে ওজনের গ্রেডিয়েন্টে f&apos;(s) থাকে: নিউরন সদা নিষ্ক্রিয় হলে ওজন কখনো নড়ে না।</translation>
    </message>
    <message>
        <source>share of deaths of 10 steps and more that a revival ended, layer 2</source>
        <translation>10 বা বেশি ধাপের মৃত্যুর মধ্যে পুনরুজ্জীবনে শেষ হওয়ার অনুপাত, স্তর 2</translation>
    </message>
    <message>
        <source>revivals in layer 2</source>
        <translation>স্তর 2-এ পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>of these in a step that left the unit&apos;s own weights alone</source>
        <translation>এর মধ্যে যে ধাপে নিউরনের নিজের ওজন বদলায়নি</translation>
    </message>
    <message>
        <source>deaths in layer 1</source>
        <translation>স্তর 1-এ মৃত্যু</translation>
    </message>
    <message>
        <source>revivals in layer 1</source>
        <translation>স্তর 1-এ পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>A dead unit may come back because updates elsewhere in the network change its inputs.</source>
        <translation>নেটওয়ার্কের অন্য কোথাও আপডেট ইনপুট বদলে দেয় বলে মৃত নিউরন ফিরে আসতে পারে।</translation>
    </message>
    <message>
        <source>dead units that fire on test points moved by half a radius</source>
        <translation>অর্ধেক ব্যাসার্ধ সরানো পরীক্ষার বিন্দুতে সাড়া দেওয়া মৃত নিউরন</translation>
    </message>
    <message>
        <source>more than on test points where the training points are</source>
        <translation>প্রশিক্ষণের বিন্দু যেখানে, সেখানকার পরীক্ষার বিন্দুর চেয়ে কত বেশি</translation>
    </message>
    <message>
        <source>dead units that fire on test points where the training points are</source>
        <translation>প্রশিক্ষণের বিন্দু যেখানে, সেখানকার পরীক্ষার বিন্দুতে সাড়া দেওয়া মৃত নিউরন</translation>
    </message>
    <message>
        <source>dead units that fire on test points moved by a quarter</source>
        <translation>সিকি ব্যাসার্ধ সরানো পরীক্ষার বিন্দুতে সাড়া দেওয়া মৃত নিউরন</translation>
    </message>
    <message>
        <source>dead units that fire on test points moved by a whole radius</source>
        <translation>পুরো ব্যাসার্ধ সরানো পরীক্ষার বিন্দুতে সাড়া দেওয়া মৃত নিউরন</translation>
    </message>
    <message>
        <source>share of units dead on the training points</source>
        <translation>প্রশিক্ষণের বিন্দুতে মৃত নিউরনের অনুপাত</translation>
    </message>
    <message>
        <source>A unit that is dead on the training data may fire on test data.</source>
        <translation>প্রশিক্ষণের ডেটায় মৃত নিউরন পরীক্ষার ডেটায় সাড়া দিতে পারে।</translation>
    </message>
    <message>
        <source>more with new points added, course spiral</source>
        <translation>নতুন বিন্দু যোগ করলে কত বেশি, course spiral</translation>
    </message>
    <message>
        <source>more with all points moved, course spiral</source>
        <translation>সব বিন্দু সরালে কত বেশি, course spiral</translation>
    </message>
    <message>
        <source>more with circle after xor</source>
        <translation>xor-এর পরে circle দিলে কত বেশি</translation>
    </message>
    <message>
        <source>dead units that came back, old data, course spiral</source>
        <translation>ফিরে আসা মৃত নিউরন, পুরোনো ডেটা, course spiral</translation>
    </message>
    <message>
        <source>dead units that came back, old data, xor</source>
        <translation>ফিরে আসা মৃত নিউরন, পুরোনো ডেটা, xor</translation>
    </message>
    <message>
        <source>alive at once when points are added, before any step</source>
        <translation>বিন্দু যোগ করতেই জীবিত, কোনো ধাপের আগে</translation>
    </message>
    <message>
        <source>alive at once when circle takes the place of xor</source>
        <translation>xor-এর জায়গায় circle আসতেই জীবিত</translation>
    </message>
    <message>
        <source>Dead is not for ever: new training data or training on other data bring units back.</source>
        <translation>মৃত মানে চিরকালের জন্য নয়: প্রশিক্ষণের নতুন ডেটা বা অন্য ডেটায় প্রশিক্ষণ নিউরন ফিরিয়ে আনে।</translation>
    </message>
    <message>
        <source>movement, on for 0.5 % of the points over on for 50 %, circle</source>
        <translation>নড়াচড়া, 0.5 % বিন্দুতে সক্রিয় ÷ 50 %-এ সক্রিয়, circle</translation>
    </message>
    <message>
        <source>movement, on for 0.5 % of the points over on for 50 %, sine</source>
        <translation>নড়াচড়া, 0.5 % বিন্দুতে সক্রিয় ÷ 50 %-এ সক্রিয়, sine</translation>
    </message>
    <message>
        <source>still rarely active or dead after 5 epochs, circle</source>
        <translation>5 ইপক পরেও কদাচিৎ সক্রিয় বা মৃত, circle</translation>
    </message>
    <message>
        <source>still rarely active or dead after 5 epochs, sine</source>
        <translation>5 ইপক পরেও কদাচিৎ সক্রিয় বা মৃত, sine</translation>
    </message>
    <message>
        <source>movement, on for 1 % of the points over on for 50 %, circle</source>
        <translation>নড়াচড়া, 1 % বিন্দুতে সক্রিয় ÷ 50 %-এ সক্রিয়, circle</translation>
    </message>
    <message>
        <source>movement, on for 5 % of the points over on for 50 %, circle</source>
        <translation>নড়াচড়া, 5 % বিন্দুতে সক্রিয় ÷ 50 %-এ সক্রিয়, circle</translation>
    </message>
    <message>
        <source>movement, on for 10 % of the points over on for 50 %, circle</source>
        <translation>নড়াচড়া, 10 % বিন্দুতে সক্রিয় ÷ 50 %-এ সক্রিয়, circle</translation>
    </message>
    <message>
        <source>Nearly dead counts too: on for few data, a unit moves too little within the epochs.</source>
        <translation>প্রায়-মৃতও গোনায় ধরতে হয়: অল্প ডেটায় সক্রিয় নিউরন ইপকগুলোর মধ্যে খুব কম নড়ে।</translation>
    </message>
    <message>
        <source>more of the dead alive in the end with fresh values</source>
        <translation>নতুন মান দিলে মৃতদের মধ্যে শেষে কত বেশি জীবিত</translation>
    </message>
    <message>
        <source>test loss over that of plain training (median), fresh values</source>
        <translation>পরীক্ষার ক্ষতি ÷ সাধারণ প্রশিক্ষণের ক্ষতি (মধ্যমা), নতুন মান</translation>
    </message>
    <message>
        <source>test loss over that of plain training (median), with freezing</source>
        <translation>পরীক্ষার ক্ষতি ÷ সাধারণ প্রশিক্ষণের ক্ষতি (মধ্যমা), স্থির করাসহ</translation>
    </message>
    <message>
        <source>more networks that learn at the high rate, fresh values</source>
        <translation>উচ্চ হারে শেখে এমন নেটওয়ার্ক কত বেশি, নতুন মান</translation>
    </message>
    <message>
        <source>more networks that learn at the high rate, with freezing</source>
        <translation>উচ্চ হারে শেখে এমন নেটওয়ার্ক কত বেশি, স্থির করাসহ</translation>
    </message>
    <message>
        <source>networks that learn at the high rate, plain training</source>
        <translation>উচ্চ হারে শেখে এমন নেটওয়ার্ক, সাধারণ প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>networks that diverge at the high rate, plain training</source>
        <translation>উচ্চ হারে অপসারী নেটওয়ার্ক, সাধারণ প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>networks that diverge at the high rate, fresh values</source>
        <translation>উচ্চ হারে অপসারী নেটওয়ার্ক, নতুন মান</translation>
    </message>
    <message>
        <source>hidden weights above 0 at the proper rate, fresh values</source>
        <translation>উপযুক্ত হারে 0-এর ওপরে লুকানো স্তরের ওজন, নতুন মান</translation>
    </message>
    <message>
        <source>hidden weights above 0 at the proper rate, plain training</source>
        <translation>উপযুক্ত হারে 0-এর ওপরে লুকানো স্তরের ওজন, সাধারণ প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>Fresh values for weights ≤ 0 revive units by hand, and permit higher learning rates.</source>
        <translation>≤ 0 ওজনে নতুন মান দিলে নিউরন হাতে পুনরুজ্জীবিত হয়, আর শেখার বড় হার সম্ভব হয়।</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>ঠিক</translation>
    </message>
    <message>
        <source>holds in part</source>
        <translation>আংশিক ঠিক</translation>
    </message>
    <message>
        <source>does not hold here</source>
        <translation>এখানে ঠিক নয়</translation>
    </message>
    <message>
        <source>{id}: no such claim; they are {first} to {last}</source>
        <translation>{id}: এমন কোনো দাবি নেই; দাবিগুলো {first} থেকে {last}</translation>
    </message>
    <message>
        <source>{id}: no such claim; did you mean {nearest}?</source>
        <translation>{id}: এমন কোনো দাবি নেই; {nearest} বোঝাতে চেয়েছিলেন কি?</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>({low} to {high})</source>
        <translation>({low} থেকে {high})</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>এটি ফাইল নয়</translation>
    </message>
    <message>
        <source>must be a table in comma-separated text</source>
        <translation>কমা দিয়ে ভাগ করা পাঠ্যে একটি সারণি হতে হবে</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>সারণিটি খালি</translation>
    </message>
    <message>
        <source>must be 1 to {most} inputs, then the target</source>
        <translation>1 থেকে {most}টি ইনপুট, তারপর লক্ষ্য হতে হবে</translation>
    </message>
    <message>
        <source>{columns} columns; {allowed}</source>
        <translation>{columns}টি কলাম; {allowed}</translation>
    </message>
    <message>
        <source>row {line} must have {width} finite numbers, it has {row}</source>
        <translation>সারি {line}-এ {width}টি সসীম সংখ্যা থাকতে হবে, আছে {row}</translation>
    </message>
    <message>
        <source>the table has a heading and no rows</source>
        <translation>সারণিতে শিরোনাম আছে, কোনো সারি নেই</translation>
    </message>
    <message>
        <source>layer {layer}: this network has {layers}, with the output layer</source>
        <translation>স্তর {layer}: এই নেটওয়ার্কে আউটপুট স্তরসহ {layers}টি স্তর</translation>
    </message>
    <message>
        <source>neuron {neuron}: layer {layer} has {width}</source>
        <translation>নিউরন {neuron}: স্তর {layer}-এ আছে {width}টি</translation>
    </message>
    <message>
        <source>this network has no biases</source>
        <translation>এই নেটওয়ার্কে বায়াস নেই</translation>
    </message>
    <message>
        <source>input {input}: a neuron of layer {layer} has {inputs}</source>
        <translation>ইনপুট {input}: স্তর {layer}-এর নিউরনের ইনপুট {inputs}টি</translation>
    </message>
    <message>
        <source>{weights} weights: a neuron of layer {layer} has {inputs}</source>
        <translation>{weights}টি ওজন: স্তর {layer}-এর নিউরনের ইনপুট {inputs}টি</translation>
    </message>
    <message>
        <source>biases can only be put back where the network began with them</source>
        <translation>নেটওয়ার্ক যেখানে বায়াস নিয়ে শুরু হয়েছে, কেবল সেখানেই বায়াস ফিরিয়ে দেওয়া যায়</translation>
    </message>
    <message>
        <source>point {point}: there are {points} training points</source>
        <translation>বিন্দু {point}: প্রশিক্ষণের বিন্দু আছে {points}টি</translation>
    </message>
    <message>
        <source>point {point}: there are {points} test points</source>
        <translation>বিন্দু {point}: পরীক্ষার বিন্দু আছে {points}টি</translation>
    </message>
    <message>
        <source>a point of {n} numbers: {inputs} inputs are needed, then the target</source>
        <translation>{n}টি সংখ্যার বিন্দু: {inputs}টি ইনপুট দরকার, তারপর লক্ষ্য</translation>
    </message>
    <message>
        <source>a point of {n} numbers: {inputs} inputs are needed</source>
        <translation>{n}টি সংখ্যার বিন্দু: {inputs}টি ইনপুট দরকার</translation>
    </message>
    <message>
        <source>target {target}: must be a class from 0 to {last}</source>
        <translation>লক্ষ্য {target}: 0 থেকে {last} পর্যন্ত কোনো শ্রেণি হতে হবে</translation>
    </message>
    <message>
        <source>{points} points are to be moved to {places} places</source>
        <translation>{points}টি বিন্দু {places}টি জায়গায় সরাতে বলা হয়েছে</translation>
    </message>
    <message>
        <source>the last training points cannot be deleted</source>
        <translation>প্রশিক্ষণের শেষ বিন্দুগুলো মোছা যায় না</translation>
    </message>
    <message>
        <source>{shape} with {networks} networks needs {needed} GB of memory; this machine has {present} GB</source>
        <translation>{networks}টি নেটওয়ার্কসহ {shape}-এর জন্য {needed} GB মেমরি লাগে; এই যন্ত্রে আছে {present} GB</translation>
    </message>
    <message>
        <source>{key} at step {step}: {complaint}</source>
        <translation>{key}, ধাপ {step}-এ: {complaint}</translation>
    </message>
    <message>
        <source>The data {name} have {inputs} and {outputs}; this network takes {taken} and gives {given}. In the window, switch off Keep the weights to begin anew with them.</source>
        <translation>{name} ডেটায় আছে {inputs} ও {outputs}; এই নেটওয়ার্ক নেয় {taken}টি, দেয় {given}টি। এগুলো দিয়ে নতুন করে শুরু করতে উইন্ডোতে “ওজন রেখে দিন” বন্ধ করুন।</translation>
    </message>
    <message>
        <source>{n} input</source>
        <translation>{n}টি ইনপুট</translation>
    </message>
    <message>
        <source>{n} inputs</source>
        <translation>{n}টি ইনপুট</translation>
    </message>
    <message>
        <source>{n} output</source>
        <translation>{n}টি আউটপুট</translation>
    </message>
    <message>
        <source>{n} outputs</source>
        <translation>{n}টি আউটপুট</translation>
    </message>
    <message>
        <source>training.loss = &quot;{loss}&quot;: the data are regression; allowed: auto squared-error</source>
        <translation>training.loss = &quot;{loss}&quot;: ডেটা রিগ্রেশনের; চলবে: auto squared-error</translation>
    </message>
    <message>
        <source>training.device = &quot;{name}&quot;: not on this machine; allowed here: {devices}</source>
        <translation>training.device = &quot;{name}&quot;: এই যন্ত্রে নেই; এখানে চলবে: {devices}</translation>
    </message>
    <message>
        <source>the network in it has convolutional layers</source>
        <translation>এর নেটওয়ার্কে কনভলিউশন স্তর আছে</translation>
    </message>
    <message>
        <source>has biases</source>
        <translation>বায়াস আছে</translation>
    </message>
    <message>
        <source>has no biases</source>
        <translation>বায়াস নেই</translation>
    </message>
    <message>
        <source>it {has}; set network.bias = {value} to use it</source>
        <translation>এতে {has}; ব্যবহার করতে network.bias = {value} দিন</translation>
    </message>
    <message>
        <source>cut short or damaged</source>
        <translation>মাঝপথে কাটা বা নষ্ট</translation>
    </message>
    <message>
        <source>not a safetensors file</source>
        <translation>safetensors ফাইল নয়</translation>
    </message>
    <message>
        <source>{path}: no such file</source>
        <translation>{path}: এমন ফাইল নেই</translation>
    </message>
    <message>
        <source>{name} does not belong in it: a network is layers.1.weight, layers.1.bias, layers.2.weight and so on</source>
        <translation>{name} এখানে থাকার কথা নয়: নেটওয়ার্ক মানে layers.1.weight, layers.1.bias, layers.2.weight ইত্যাদি</translation>
    </message>
    <message>
        <source>{name} is of type {kind}; must be {allowed}</source>
        <translation>{name}-এর ধরন {kind}; হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} নেই</translation>
    </message>
    <message>
        <source>{name} is missing, and other layers have biases</source>
        <translation>{name} নেই, অথচ অন্য স্তরে বায়াস আছে</translation>
    </message>
    <message>
        <source>{name} is {shape}; must be {needed}</source>
        <translation>{name} হলো {shape}; হতে হবে {needed}</translation>
    </message>
    <message>
        <source>{name} is {shape}; must be one number for the layer</source>
        <translation>{name} হলো {shape}; স্তরটির জন্য একটিই সংখ্যা হতে হবে</translation>
    </message>
    <message>
        <source>{name} is {shape}; layer {before} has {channels} channels, so {channels} are needed in the second place</source>
        <translation>{name} হলো {shape}; স্তর {before}-এ চ্যানেল {channels}টি, তাই দ্বিতীয় স্থানে {channels} দরকার</translation>
    </message>
    <message>
        <source>{name} is {shape}; kernels must be square, odd and the same in all layers</source>
        <translation>{name} হলো {shape}; কার্নেল বর্গাকার, বিজোড় এবং সব স্তরে সমান হতে হবে</translation>
    </message>
    <message>
        <source>{name} is {shape}; must be outputs × inputs</source>
        <translation>{name} হলো {shape}; হতে হবে আউটপুট × ইনপুট</translation>
    </message>
    <message>
        <source>{name} is {shape} (outputs × inputs); layer {before} has {width} outputs, so {outputs} × {width} is needed</source>
        <translation>{name} হলো {shape} (আউটপুট × ইনপুট); স্তর {before}-এর আউটপুট {width}টি, তাই {outputs} × {width} দরকার</translation>
    </message>
    <message>
        <source>layers.{number}.weight is {shape} (outputs × inputs); the network {network} needs {needed}</source>
        <translation>layers.{number}.weight হলো {shape} (আউটপুট × ইনপুট); নেটওয়ার্ক {network}-এর দরকার {needed}</translation>
    </message>
    <message>
        <source>; network.hidden = {hidden} fits it</source>
        <translation>; network.hidden = {hidden} এর সঙ্গে মেলে</translation>
    </message>
    <message>
        <source>it has {found} layers; the network {network} has {needed}</source>
        <translation>এতে {found}টি স্তর; নেটওয়ার্ক {network}-এ {needed}টি</translation>
    </message>
    <message>
        <source>{name} has a number that is not finite (in single precision)</source>
        <translation>{name}-এ এমন সংখ্যা আছে যা সসীম নয় (সিঙ্গল প্রিসিশনে)</translation>
    </message>
    <message>
        <source>{widths} {functions} on {data}</source>
        <translation>{widths} {functions}, {data}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>সিড {seed}</translation>
    </message>
    <message>
        <source>one of {n} networks</source>
        <translation>{n}টি নেটওয়ার্কের একটি</translation>
    </message>
    <message>
        <source>weights from a file</source>
        <translation>ফাইলের ওজন</translation>
    </message>
    <message>
        <source>batch {n}</source>
        <translation>ব্যাচ {n}</translation>
    </message>
    <message>
        <source>full batches</source>
        <translation>পূর্ণ ব্যাচ</translation>
    </message>
    <message>
        <source>{n} more done by hand</source>
        <translation>হাতে করা আরও {n}টি</translation>
    </message>
    <message>
        <source>network.kernel = {kernel}: layer {layer} looks at {rows} × {columns} values; the kernel must be at most {most}, or the layers fewer (network.channels)</source>
        <translation>network.kernel = {kernel}: স্তর {layer} দেখে {rows} × {columns} মান; কার্নেল হতে হবে বড়জোর {most}, অথবা স্তর কম (network.channels)</translation>
    </message>
    <message>
        <source>takes effect at once</source>
        <translation>সঙ্গে সঙ্গে কার্যকর হয়</translation>
    </message>
    <message>
        <source>needs a new network, or is changed in place where the weights are kept</source>
        <translation>নতুন নেটওয়ার্ক লাগে, বা ওজন রাখা হলে যথাস্থানে বদলায়</translation>
    </message>
    <message>
        <source>needs a new network</source>
        <translation>নতুন নেটওয়ার্ক লাগে</translation>
    </message>
    <message>
        <source>takes effect at once, and is no part of the run</source>
        <translation>সঙ্গে সঙ্গে কার্যকর হয়, আর রানের অংশ নয়</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>এগুলোর একটি ({names})</translation>
    </message>
    <message>
        <source>one of {names}, or a list with one per hidden layer</source>
        <translation>এগুলোর একটি ({names}), বা প্রতি লুকানো স্তরের জন্য একটি করে দেওয়া তালিকা</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true বা false</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>উদ্ধৃতিচিহ্নের মধ্যে পাঠ্য</translation>
    </message>
    <message>
        <source>[], or {rule}</source>
        <translation>[], বা {rule}</translation>
    </message>
    <message>
        <source>{key}: {allowed}. Default {default}.</source>
        <translation>{key}: {allowed}। ডিফল্ট {default}।</translation>
    </message>
    <message>
        <source>{clause}.</source>
        <translation>{clause}।</translation>
    </message>
    <message>
        <source>Applies {when}.</source>
        <translation>{when} প্রযোজ্য।</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>একটি পূর্ণসংখ্যা</translation>
    </message>
    <message>
        <source>a whole number, {low} or more</source>
        <translation>একটি পূর্ণসংখ্যা, {low} বা তার বেশি</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low} থেকে {high} পর্যন্ত পূর্ণ সংখ্যা</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>একটি সংখ্যা</translation>
    </message>
    <message>
        <source>a number, {low} or more</source>
        <translation>একটি সংখ্যা, {low} বা তার বেশি</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low} থেকে {high} পর্যন্ত একটি সংখ্যা</translation>
    </message>
    <message>
        <source>a list of 1 to 32 whole numbers</source>
        <translation>1 থেকে 32টি পূর্ণসংখ্যার তালিকা</translation>
    </message>
    <message>
        <source>a list of 1 to 32 whole numbers, each {low} or more</source>
        <translation>1 থেকে 32টি পূর্ণসংখ্যার তালিকা, প্রতিটি {low} বা তার বেশি</translation>
    </message>
    <message>
        <source>a list of 1 to 32 whole numbers, each from {low} to {high}</source>
        <translation>1 থেকে 32টি পূর্ণসংখ্যার তালিকা, প্রতিটি {low} থেকে {high} পর্যন্ত</translation>
    </message>
    <message>
        <source>the same so far</source>
        <translation>এখনও একই</translation>
    </message>
    <message>
        <source>left alone</source>
        <translation>যেমন ছিল</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>{differences} and {n} more</source>
        <translation>{differences} ও আরও {n}টি</translation>
    </message>
    <message>
        <source>{function} in layer {layer}</source>
        <translation>স্তর {layer}-এ {function}</translation>
    </message>
    <message>
        <source>{function} in layers {first}–{last}</source>
        <translation>স্তর {first}–{last}-এ {function}</translation>
    </message>
    <message>
        <source>{function} in layers {layers}</source>
        <translation>স্তর {layers}-এ {function}</translation>
    </message>
    <message>
        <source>{setting} {value}</source>
        <translation>{setting} {value}</translation>
    </message>
    <message>
        <source>{name} data</source>
        <translation>{name} ডেটা</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n}টি বিন্দু</translation>
    </message>
    <message>
        <source>noise {value}</source>
        <translation>নয়েজ {value}</translation>
    </message>
    <message>
        <source>no noise</source>
        <translation>নয়েজ ছাড়া</translation>
    </message>
    <message>
        <source>data of {file}</source>
        <translation>{file}-এর ডেটা</translation>
    </message>
    <message>
        <source>{widths} neurons</source>
        <translation>{widths} নিউরন</translation>
    </message>
    <message>
        <source>{channels} channels</source>
        <translation>{channels}টি চ্যানেল</translation>
    </message>
    <message>
        <source>with biases</source>
        <translation>বায়াসসহ</translation>
    </message>
    <message>
        <source>no biases</source>
        <translation>বায়াস ছাড়া</translation>
    </message>
    <message>
        <source>{name} weights</source>
        <translation>{name} ওজন</translation>
    </message>
    <message>
        <source>initial scale {value}</source>
        <translation>শুরুর স্কেল {value}</translation>
    </message>
    <message>
        <source>initial bias {value}</source>
        <translation>শুরুর বায়াস {value}</translation>
    </message>
    <message>
        <source>momentum {value}</source>
        <translation>মোমেন্টাম {value}</translation>
    </message>
    <message>
        <source>no momentum</source>
        <translation>মোমেন্টাম ছাড়া</translation>
    </message>
    <message>
        <source>batch size {n}</source>
        <translation>ব্যাচের আকার {n}</translation>
    </message>
    <message>
        <source>{name} loss</source>
        <translation>{name} ক্ষতি</translation>
    </message>
    <message>
        <source>L1 {value}</source>
        <translation>L1 {value}</translation>
    </message>
    <message>
        <source>no L1</source>
        <translation>L1 ছাড়া</translation>
    </message>
    <message>
        <source>L2 {value}</source>
        <translation>L2 {value}</translation>
    </message>
    <message>
        <source>no L2</source>
        <translation>L2 ছাড়া</translation>
    </message>
    <message>
        <source>L2 of biases {value}</source>
        <translation>বায়াসের L2 {value}</translation>
    </message>
    <message>
        <source>no L2 of biases</source>
        <translation>বায়াসের L2 ছাড়া</translation>
    </message>
    <message>
        <source>gradient clipped to {value}</source>
        <translation>গ্রেডিয়েন্ট {value}-এ সীমিত</translation>
    </message>
    <message>
        <source>no clipping</source>
        <translation>ক্লিপিং ছাড়া</translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation>ডিভাইস {device}</translation>
    </message>
    <message>
        <source>Slide 16:9, 1920 × 1080 px</source>
        <translation>স্লাইড 16:9, 1920 × 1080 px</translation>
    </message>
    <message>
        <source>Half a slide, 960 × 1080 px</source>
        <translation>আধা স্লাইড, 960 × 1080 px</translation>
    </message>
    <message>
        <source>Square, 1080 × 1080 px</source>
        <translation>বর্গাকার, 1080 × 1080 px</translation>
    </message>
    <message>
        <source>Paper, full width, 17 cm</source>
        <translation>কাগজ, পুরো প্রস্থ, 17 cm</translation>
    </message>
    <message>
        <source>Paper, one column, 8.5 cm</source>
        <translation>কাগজ, এক কলাম, 8.5 cm</translation>
    </message>
    <message>
        <source>one of {names}, or as in 1280x720 ({least} to {most} pixels a side), 17 cm, 12x8 cm (1 to 200 cm)</source>
        <translation>এগুলোর একটি ({names}), বা যেমন 1280x720 (প্রতি পাশে {least} থেকে {most} পিক্সেল), 17 cm, 12x8 cm (1 থেকে 200 cm)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>দৃশ্য</translation>
    </message>
    <message>
        <source>What it shows, in this order.</source>
        <translation>কী কী দেখানো হবে, এই ক্রমে।</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ধাপ</translation>
    </message>
    <message>
        <source>Those it shows; none: where the run stands.</source>
        <translation>যে ধাপগুলো দেখানো হবে; না দিলে: রান যেখানে আছে।</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>আকার</translation>
    </message>
    <message>
        <source>How large it is; without a height, as high as needed.</source>
        <translation>কত বড়; উচ্চতা না দিলে যতটা লাগে ততটা উঁচু।</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>রেজোলিউশন</translation>
    </message>
    <message>
        <source>Dots an inch; 0: 300 where the size is in cm; where it is in pixels, 192 for a height of 1080, fewer for less. Type has its size in inches: fewer dots make it smaller.</source>
        <translation>প্রতি ইঞ্চিতে বিন্দু; 0: মাপ cm-এ হলে 300; পিক্সেলে হলে 1080 উচ্চতার জন্য 192, কম উচ্চতায় কম। লেখার মাপ ইঞ্চিতে: বিন্দু কম হলে লেখা ছোট হয়।</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>থিম</translation>
    </message>
    <message>
        <source>Its colours.</source>
        <translation>চিত্রের রং।</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>প্রজেক্টর</translation>
    </message>
    <message>
        <source>Larger type and bolder lines, for the back row.</source>
        <translation>পিছনের সারির জন্য বড় লেখা ও মোটা রেখা।</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>স্বচ্ছ</translation>
    </message>
    <message>
        <source>Nothing behind it, to be laid on a slide of any colour.</source>
        <translation>পিছনে কিছু থাকে না, যাতে যেকোনো রঙের স্লাইডে বসানো যায়।</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>What its words are written in; empty: the language in force.</source>
        <translation>লেখাগুলো যে ভাষায়; খালি: চালু ভাষা।</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>শিরোনাম</translation>
    </message>
    <message>
        <source>A line above it; empty: none.</source>
        <translation>ওপরে এক লাইন; খালি: কিছু না।</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>ক্যাপশন</translation>
    </message>
    <message>
        <source>Words below it, in which {run}, {step} and {dead} are filled in; &quot;auto&quot;: all of them; empty: none.</source>
        <translation>নিচের লেখা, যাতে {run}, {step} ও {dead}-এর মান বসে; &quot;auto&quot;: সবগুলো; খালি: কিছু না।</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>দৃশ্যের নাম</translation>
    </message>
    <message>
        <source>The name of each view above it.</source>
        <translation>প্রতিটি দৃশ্যের ওপরে তার নাম।</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>অক্ষর</translation>
    </message>
    <message>
        <source>a, b, c beside the views, where there are several.</source>
        <translation>একাধিক দৃশ্য হলে পাশে a, b, c।</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>একসঙ্গে</translation>
    </message>
    <message>
        <source>Several steps in one figure, beside one another.</source>
        <translation>এক চিত্রে পাশাপাশি কয়েকটি ধাপ।</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>আগে অনুমান</translation>
    </message>
    <message>
        <source>Who is dead is not told, for an audience to predict.</source>
        <translation>কে মৃত তা বলা হয় না, যাতে শ্রোতারা অনুমান করতে পারেন।</translation>
    </message>
    <message>
        <source>Carries its run</source>
        <translation>সঙ্গে রান থাকে</translation>
    </message>
    <message>
        <source>The file holds the session, so that it can be opened as the experiment it shows.</source>
        <translation>ফাইলে সেশনটি থাকে, তাই যে পরীক্ষণ দেখানো হচ্ছে, ফাইলটি সেই পরীক্ষণ হিসেবেই খোলা যায়।</translation>
    </message>
    <message>
        <source>a list of rising whole numbers, as in [0, 50, 500]</source>
        <translation>ঊর্ধ্বক্রমে পূর্ণসংখ্যার তালিকা, যেমন [0, 50, 500]</translation>
    </message>
    <message>
        <source>views, each once, or the window alone: {views}</source>
        <translation>দৃশ্য, প্রতিটি একবার, বা শুধু window: {views}</translation>
    </message>
    <message>
        <source>the code of a language, one of {codes}, or &quot;&quot; for the one in force</source>
        <translation>কোনো ভাষার কোড, এগুলোর একটি ({codes}), বা চালু ভাষার জন্য &quot;&quot;</translation>
    </message>
    <message>
        <source>{key} {value}: must be {allowed}</source>
        <translation>{key} {value}: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>{path}: not a text file (TOML is UTF-8 text)</source>
        <translation>{path}: পাঠ্য ফাইল নয় (TOML হলো UTF-8 পাঠ্য)</translation>
    </message>
    <message>
        <source>larger than 256 MB, which no session or picture of one is</source>
        <translation>256 MB-র চেয়ে বড়, কোনো সেশন বা তার ছবি এত বড় হয় না</translation>
    </message>
    <message>
        <source>larger than 16 MB, which no session is</source>
        <translation>16 MB-র চেয়ে বড়, কোনো সেশন এত বড় হয় না</translation>
    </message>
    <message>
        <source>not valid TOML: {complaint}</source>
        <translation>বৈধ TOML নয়: {complaint}</translation>
    </message>
    <message>
        <source>{key} = {value}: must be {allowed}</source>
        <translation>{key} = {value}: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>a whole number, 1 or more</source>
        <translation>একটি পূর্ণসংখ্যা, 1 বা তার বেশি</translation>
    </message>
    <message>
        <source>version = {version}: written by a newer Flatline; this one reads up to {newest}</source>
        <translation>version = {version}: আরও নতুন Flatline-এ লেখা; এটি {newest} পর্যন্ত পড়তে পারে</translation>
    </message>
    <message>
        <source>--set {item}: must be KEY=VALUE, e.g. training.learning_rate=0.1</source>
        <translation>--set {item}: হতে হবে KEY=VALUE, যেমন training.learning_rate=0.1</translation>
    </message>
    <message>
        <source>{key}: no such key; allowed: {keys}</source>
        <translation>{key}: এমন নাম নেই; চলবে: {keys}</translation>
    </message>
    <message>
        <source>{what} until step {step}</source>
        <translation>{what}, ধাপ {step} পর্যন্ত</translation>
    </message>
    <message>
        <source>{what}, if dead</source>
        <translation>{what}, মৃত হলে</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>মান দিন</translation>
    </message>
    <message>
        <source>all biases put back</source>
        <translation>সব বায়াস ফেরানো</translation>
    </message>
    <message>
        <source>all biases removed</source>
        <translation>সব বায়াস বাদ</translation>
    </message>
    <message>
        <source>data name {value}</source>
        <translation>ডেটা {value}</translation>
    </message>
    <message>
        <source>data points {value}</source>
        <translation>ডেটার বিন্দু {value}</translation>
    </message>
    <message>
        <source>data noise {value}</source>
        <translation>ডেটার নয়েজ {value}</translation>
    </message>
    <message>
        <source>data train fraction {value}</source>
        <translation>প্রশিক্ষণের অংশ {value}</translation>
    </message>
    <message>
        <source>data seed {value}</source>
        <translation>ডেটার সিড {value}</translation>
    </message>
    <message>
        <source>data path {value}</source>
        <translation>ডেটার ফাইল {value}</translation>
    </message>
    <message>
        <source>activation {value}</source>
        <translation>অ্যাক্টিভেশন {value}</translation>
    </message>
    <message>
        <source>negative slope {value}</source>
        <translation>ঋণাত্মক ঢাল {value}</translation>
    </message>
    <message>
        <source>alpha {value}</source>
        <translation>আলফা {value}</translation>
    </message>
    <message>
        <source>optimizer {value}</source>
        <translation>অপ্টিমাইজার {value}</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <translation>শেখার হার {value}</translation>
    </message>
    <message>
        <source>batch size {value}</source>
        <translation>ব্যাচের আকার {value}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>ক্ষতি {value}</translation>
    </message>
    <message>
        <source>l1 {value}</source>
        <translation>L1 {value}</translation>
    </message>
    <message>
        <source>l2 {value}</source>
        <translation>L2 {value}</translation>
    </message>
    <message>
        <source>bias l2 {value}</source>
        <translation>বায়াসের L2 {value}</translation>
    </message>
    <message>
        <source>clip norm {value}</source>
        <translation>ক্লিপ নর্ম {value}</translation>
    </message>
    <message>
        <source>rare below {value}</source>
        <translation>কদাচিৎ সক্রিয় {value}-এর নিচে</translation>
    </message>
    <message>
        <source>dormant tau {value}</source>
        <translation>সুপ্ততার tau {value}</translation>
    </message>
    <message>
        <source>saturated within {value}</source>
        <translation>সম্পৃক্তির সীমা {value}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>সব</translation>
    </message>
    <message>
        <source>L{layer}</source>
        <translation>L{layer}</translation>
    </message>
    <message>
        <source>L{layer} n{neuron}</source>
        <translation>L{layer} n{neuron}</translation>
    </message>
    <message>
        <source>all biases</source>
        <translation>সব বায়াস</translation>
    </message>
    <message>
        <source>{where} biases</source>
        <translation>{where} বায়াসগুলো</translation>
    </message>
    <message>
        <source>{where} bias</source>
        <translation>{where} বায়াস</translation>
    </message>
    <message>
        <source>{what} every epoch</source>
        <translation>{what}, প্রতি ইপকে</translation>
    </message>
    <message>
        <source>{what} every step</source>
        <translation>{what}, প্রতি ধাপে</translation>
    </message>
    <message>
        <source>{what} every {n} steps</source>
        <translation>{what}, প্রতি {n} ধাপে</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>ওজন</translation>
    </message>
    <message>
        <source>Gives one incoming weight of a neuron a value.</source>
        <translation>নিউরনের একটি আগত ওজনে মান দেয়।</translation>
    </message>
    <message>
        <source>{where} weight {input} = {value}</source>
        <translation>{where} ওজন {input} = {value}</translation>
    </message>
    <message>
        <source>Move the plane</source>
        <translation>তল সরান</translation>
    </message>
    <message>
        <source>Gives a neuron other incoming weights, another bias, or both.</source>
        <translation>নিউরনকে অন্য আগত ওজন, অন্য বায়াস, বা দুটোই দেয়।</translation>
    </message>
    <message>
        <source>{where} plane moved</source>
        <translation>{where} তল সরানো</translation>
    </message>
    <message>
        <source>Set biases</source>
        <translation>বায়াস বসান</translation>
    </message>
    <message>
        <source>Sets the bias of a neuron, of a layer, or of all hidden neurons to a value.</source>
        <translation>একটি নিউরনের, একটি স্তরের বা সব লুকানো নিউরনের বায়াসে একটি মান বসায়।</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>মান</translation>
    </message>
    <message>
        <source>The bias they get. Slightly positive is common; whether it helps is doubtful.</source>
        <translation>যে বায়াস বসবে। সামান্য ধনাত্মক মান প্রচলিত; তাতে কাজ হয় কি না সন্দেহ।</translation>
    </message>
    <message>
        <source>Nudge biases</source>
        <translation>বায়াস সরান</translation>
    </message>
    <message>
        <source>Adds to the bias of a neuron, of a layer, or of all; or only of those that are dead.</source>
        <translation>একটি নিউরনের, একটি স্তরের বা সবার বায়াসে যোগ করে; অথবা শুধু মৃতদের।</translation>
    </message>
    <message>
        <source>By</source>
        <translation>কতটা</translation>
    </message>
    <message>
        <source>What is added to the bias.</source>
        <translation>বায়াসে যা যোগ হয়।</translation>
    </message>
    <message>
        <source>Of them</source>
        <translation>এদের মধ্যে</translation>
    </message>
    <message>
        <source>All of them, or only the dead ones.</source>
        <translation>সবগুলো, বা শুধু মৃতগুলো।</translation>
    </message>
    <message>
        <source>{biases} {change}</source>
        <translation>{biases} {change}</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>ধাক্কা</translation>
    </message>
    <message>
        <source>The next step is taken with an enlarged gradient: of a neuron, of a layer, or of the whole network. With a point, that point is the whole minibatch.</source>
        <translation>পরের ধাপটি বর্ধিত গ্রেডিয়েন্টে নেওয়া হয়: একটি নিউরনের, একটি স্তরের বা পুরো নেটওয়ার্কের। বিন্দু দিলে সেই বিন্দুই পুরো মিনিব্যাচ।</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>গুণক</translation>
    </message>
    <message>
        <source>How many times its size the gradient has in this one step.</source>
        <translation>এই এক ধাপে গ্রেডিয়েন্ট তার মাপের কত গুণ।</translation>
    </message>
    <message>
        <source>{where} kick</source>
        <translation>{where} ধাক্কা</translation>
    </message>
    <message>
        <source>kick all</source>
        <translation>সবাইকে ধাক্কা</translation>
    </message>
    <message>
        <source>{kick}, gradient × {factor}</source>
        <translation>{kick}, গ্রেডিয়েন্ট × {factor}</translation>
    </message>
    <message>
        <source>{kick}, outlier at ({point})</source>
        <translation>{kick}, বহিঃস্থ বিন্দু ({point})</translation>
    </message>
    <message>
        <source>{kick}, outlier at ({point}), gradient × {factor}</source>
        <translation>{kick}, বহিঃস্থ বিন্দু ({point}), গ্রেডিয়েন্ট × {factor}</translation>
    </message>
    <message>
        <source>Re-initialise</source>
        <translation>নতুন করে শুরু করুন</translation>
    </message>
    <message>
        <source>Draws the incoming weights and the bias anew, as at the start, of a neuron, a layer, or all; or only of those that are dead. The optimiser&apos;s moments of them are reset.</source>
        <translation>শুরুর মতো করে আগত ওজন ও বায়াস নতুন করে নেয়: একটি নিউরনের, একটি স্তরের বা সবার; অথবা শুধু মৃতদের। অপ্টিমাইজারে এদের মোমেন্ট শূন্য করা হয়।</translation>
    </message>
    <message>
        <source>{where} re-initialise</source>
        <translation>{where} নতুন করে শুরু</translation>
    </message>
    <message>
        <source>re-initialise all</source>
        <translation>সব নতুন করে শুরু</translation>
    </message>
    <message>
        <source>Recycle (ReDo)</source>
        <translation>পুনর্ব্যবহার (ReDo)</translation>
    </message>
    <message>
        <source>Dormant neurons (Sokar et al. 2023; the threshold is census.dormant_tau) get fresh incoming weights, a bias of 0 and outgoing weights of 0; the optimiser&apos;s moments and step counts of them are reset.</source>
        <translation>সুপ্ত নিউরন (Sokar et al. 2023; সীমাটি হলো census.dormant_tau) পায় নতুন আগত ওজন, বায়াস 0 ও নির্গত ওজন 0; অপ্টিমাইজারে এদের মোমেন্ট ও ধাপের গণনা শূন্য করা হয়।</translation>
    </message>
    <message>
        <source>{where} recycle</source>
        <translation>{where} পুনর্ব্যবহার</translation>
    </message>
    <message>
        <source>recycle all</source>
        <translation>সব পুনর্ব্যবহার</translation>
    </message>
    <message>
        <source>{what}, if dormant</source>
        <translation>{what}, সুপ্ত হলে</translation>
    </message>
    <message>
        <source>Resample weights ≤ 0</source>
        <translation>≤ 0 ওজনে নতুন মান</translation>
    </message>
    <message>
        <source>Every incoming weight that is 0 or less gets a fresh value from a normal distribution.</source>
        <translation>0 বা তার কম প্রতিটি আগত ওজন নরমাল বিন্যাস থেকে নতুন মান পায়।</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>বিস্তার</translation>
    </message>
    <message>
        <source>The standard deviation of the fresh values.</source>
        <translation>নতুন মানগুলোর আদর্শ বিচ্যুতি।</translation>
    </message>
    <message>
        <source>{where} resample ≤ 0</source>
        <translation>{where} ≤ 0 ওজনে নতুন মান</translation>
    </message>
    <message>
        <source>resample all ≤ 0</source>
        <translation>সব ≤ 0 ওজনে নতুন মান</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>স্থির করুন</translation>
    </message>
    <message>
        <source>The incoming weights and biases of a neuron, a layer, or all stay as they are.</source>
        <translation>একটি নিউরনের, একটি স্তরের বা সবার আগত ওজন ও বায়াস যেমন আছে তেমনই থাকে।</translation>
    </message>
    <message>
        <source>{where} freeze</source>
        <translation>{where} স্থির করা</translation>
    </message>
    <message>
        <source>freeze all</source>
        <translation>সব স্থির করা</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>মুক্ত করুন</translation>
    </message>
    <message>
        <source>A neuron, a layer, or all learn again.</source>
        <translation>একটি নিউরন, একটি স্তর বা সবাই আবার শেখে।</translation>
    </message>
    <message>
        <source>{where} unfreeze</source>
        <translation>{where} মুক্ত করা</translation>
    </message>
    <message>
        <source>unfreeze all</source>
        <translation>সব মুক্ত করা</translation>
    </message>
    <message>
        <source>Add points</source>
        <translation>বিন্দু যোগ</translation>
    </message>
    <message>
        <source>add {points}</source>
        <translation>{points} যোগ</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>বিন্দু সরান</translation>
    </message>
    <message>
        <source>move {points}</source>
        <translation>{points} সরানো</translation>
    </message>
    <message>
        <source>Relabel points</source>
        <translation>বিন্দুর লেবেল বদলান</translation>
    </message>
    <message>
        <source>relabel {points} as {target}</source>
        <translation>{points}, নতুন লেবেল {target}</translation>
    </message>
    <message>
        <source>Delete points</source>
        <translation>বিন্দু মুছুন</translation>
    </message>
    <message>
        <source>delete {points}</source>
        <translation>{points} মোছা</translation>
    </message>
    <message>
        <source>Shift the data</source>
        <translation>ডেটা সরান</translation>
    </message>
    <message>
        <source>Moves all training points, all test points, or both, by the same amount.</source>
        <translation>প্রশিক্ষণের, পরীক্ষার বা দুটোরই সব বিন্দু সমান পরিমাণে সরায়।</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>অংশ</translation>
    </message>
    <message>
        <source>The points that are moved.</source>
        <translation>যে বিন্দুগুলো সরানো হয়।</translation>
    </message>
    <message>
        <source>all data by ({change})</source>
        <translation>সব ডেটা ({change}) পরিমাণে</translation>
    </message>
    <message>
        <source>test data by ({change})</source>
        <translation>পরীক্ষার ডেটা ({change}) পরিমাণে</translation>
    </message>
    <message>
        <source>training data by ({change})</source>
        <translation>প্রশিক্ষণ ডেটা ({change}) পরিমাণে</translation>
    </message>
    <message>
        <source>a training point</source>
        <translation>প্রশিক্ষণের একটি বিন্দু</translation>
    </message>
    <message>
        <source>{n} training points</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু</translation>
    </message>
    <message>
        <source>a test point</source>
        <translation>পরীক্ষার একটি বিন্দু</translation>
    </message>
    <message>
        <source>{n} test points</source>
        <translation>{n}টি পরীক্ষার বিন্দু</translation>
    </message>
    <message>
        <source>End the rule</source>
        <translation>নিয়ম শেষ করুন</translation>
    </message>
    <message>
        <source>end: {rule}</source>
        <translation>শেষ: {rule}</translation>
    </message>
    <message>
        <source>from step {step}</source>
        <translation>ধাপ {step} থেকে</translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation>ধাপ {step}-এ</translation>
    </message>
    <message>
        <source>{what}, {when}</source>
        <translation>{what}, {when}</translation>
    </message>
    <message>
        <source>this picture carries no run: it is from another program, or was saved without its run</source>
        <translation>এই ছবিতে কোনো রান নেই: এটি অন্য প্রোগ্রামের, বা রান ছাড়া সংরক্ষিত</translation>
    </message>
    <message>
        <source>the run in this picture was changed or damaged: its checksum does not match</source>
        <translation>এই ছবির রান বদলানো বা নষ্ট হয়েছে: তার চেকসাম মেলে না</translation>
    </message>
    <message>
        <source>the file ends too early: it was cut off, or is damaged</source>
        <translation>ফাইলটি সময়ের আগেই শেষ: কাটা পড়েছে, বা নষ্ট</translation>
    </message>
    <message>
        <source>the session is longer than 4 MB, which is too long for a picture: save it as a file, and the picture without its run (--no-provenance)</source>
        <translation>সেশনটি 4 MB-র চেয়ে লম্বা, ছবির জন্য বেশি: এটি ফাইল হিসেবে, আর ছবি রান ছাড়া (--no-provenance) সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>the run in this picture is longer than 4 MB, as none is that Flatline puts into one</source>
        <translation>এই ছবির রান 4 MB-র চেয়ে লম্বা, Flatline ছবিতে এত লম্বা রান রাখে না</translation>
    </message>
    <message>
        <source>neither a PNG, nor an SVG, nor a PDF</source>
        <translation>PNG নয়, SVG নয়, PDF-ও নয়</translation>
    </message>
    <message>
        <source>{kind} files do not carry a run; Flatline&apos;s PNG, SVG and PDF do</source>
        <translation>{kind} ফাইলে রান থাকে না; Flatline-এর PNG, SVG ও PDF ফাইলে থাকে</translation>
    </message>
    <message>
        <source>Flatline has no square feature; the network gets x1 and x2 only</source>
        <translation>Flatline-এ বর্গের ফিচার নেই; নেটওয়ার্ক শুধু x1 ও x2 পায়</translation>
    </message>
    <message>
        <source>Flatline has no sine feature; the network gets x1 and x2 only</source>
        <translation>Flatline-এ সাইনের ফিচার নেই; নেটওয়ার্ক শুধু x1 ও x2 পায়</translation>
    </message>
    <message>
        <source>the Playground itself ignores it; the network gets x1 and x2 only</source>
        <translation>Playground নিজেই এটি উপেক্ষা করে; নেটওয়ার্ক শুধু x1 ও x2 পায়</translation>
    </message>
    <message>
        <source>a number from 0 to 1000000</source>
        <translation>0 থেকে 1000000 পর্যন্ত একটি সংখ্যা</translation>
    </message>
    <message>
        <source>a whole number from 1 to 1000000</source>
        <translation>1 থেকে 1000000 পর্যন্ত একটি পূর্ণসংখ্যা</translation>
    </message>
    <message>
        <source>a number, 0 or more</source>
        <translation>একটি সংখ্যা, 0 বা তার বেশি</translation>
    </message>
    <message>
        <source>a number, in percent</source>
        <translation>শতাংশে একটি সংখ্যা</translation>
    </message>
    <message>
        <source>at most {most} whole numbers from 1 to {widest}, joined by commas</source>
        <translation>কমা দিয়ে যুক্ত, 1 থেকে {widest} পর্যন্ত, বড়জোর {most}টি পূর্ণসংখ্যা</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>পাঠ্য</translation>
    </message>
    <message>
        <source>a number from 0 to 100</source>
        <translation>0 থেকে 100 পর্যন্ত একটি সংখ্যা</translation>
    </message>
    <message>
        <source>Flatline has no product feature; the network gets x1 and x2 only</source>
        <translation>Flatline-এ গুণফলের ফিচার নেই; নেটওয়ার্ক শুধু x1 ও x2 পায়</translation>
    </message>
    <message>
        <source>in Flatline a switch of the view, not a part of the experiment</source>
        <translation>Flatline-এ এটি দৃশ্যের একটি সুইচ, পরীক্ষণের অংশ নয়</translation>
    </message>
    <message>
        <source>Flatline shows the network&apos;s output in shades, not in two colours</source>
        <translation>Flatline নেটওয়ার্কের আউটপুট দুই রঙে নয়, রঙের নানা মাত্রায় দেখায়</translation>
    </message>
    <message>
        <source>Flatline has no text around the network to hide</source>
        <translation>Flatline-এ নেটওয়ার্কের চারপাশে লুকানোর মতো লেখা নেই</translation>
    </message>
    <message>
        <source>Flatline collects no statistics of its users</source>
        <translation>Flatline ব্যবহারকারীদের কোনো পরিসংখ্যান সংগ্রহ করে না</translation>
    </message>
    <message>
        <source>the Playground&apos;s tutorials stay there</source>
        <translation>Playground-এর টিউটোরিয়াল সেখানেই থাকে</translation>
    </message>
    <message>
        <source>{text}: not a link of TensorFlow Playground, https://{site}/#…</source>
        <translation>{text}: TensorFlow Playground-এর লিংক নয়, https://{site}/#…</translation>
    </message>
    <message>
        <source>Nothing stands after a #: these are the Playground&apos;s defaults</source>
        <translation>#-এর পরে কিছু নেই: এগুলো Playground-এর ডিফল্ট</translation>
    </message>
    <message>
        <source>{key}: given {n} times, of which the last counts, as in the Playground</source>
        <translation>{key}: {n} বার দেওয়া হয়েছে, Playground-এর মতোই শেষেরটি ধরা হলো</translation>
    </message>
    <message>
        <source>{key}={value}: must be {allowed}</source>
        <translation>{key}={value}: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>noise={value}: the Playground takes {percent} for it, and so does Flatline</source>
        <translation>noise={value}: Playground এর বদলে {percent} নেয়, Flatline-ও তাই</translation>
    </message>
    <message>
        <source>percTrainData=0: Flatline keeps one training point</source>
        <translation>percTrainData=0: Flatline প্রশিক্ষণের একটি বিন্দু রাখে</translation>
    </message>
    <message>
        <source>{key}: Flatline always feeds both inputs, x1 and x2</source>
        <translation>{key}: Flatline সবসময় দুটি ইনপুটই দেয়, x1 ও x2</translation>
    </message>
    <message>
        <source>networkShape=: Flatline needs a hidden layer; one linear neuron takes its place, which can learn the same straight borders</source>
        <translation>networkShape=: Flatline-এ একটি লুকানো স্তর লাগে; তার জায়গায় একটি রৈখিক নিউরন বসে, যা একই সরল সীমানা শিখতে পারে</translation>
    </message>
    <message>
        <source>seed={text}: taken as {seed}; Flatline draws other random numbers from it, so the points, the initial weights and the order of the points differ</source>
        <translation>seed={text}: {seed} ধরা হলো; Flatline তা থেকে অন্য দৈব সংখ্যা নেয়, তাই বিন্দু, শুরুর ওজন ও বিন্দুর ক্রম আলাদা</translation>
    </message>
    <message>
        <source>seed: none in the link, so the Playground draws another one each time; Flatline takes {seed}</source>
        <translation>seed: লিংকে নেই, তাই Playground প্রতিবার অন্য একটি নেয়; Flatline নেয় {seed}</translation>
    </message>
    <message>
        <source>Loss: the Playground trains half the squared error, Flatline all of it, so the loss reads twice as high and a step at the same learning rate is twice as long</source>
        <translation>ক্ষতি: Playground ভুলের বর্গের অর্ধেক দিয়ে শেখায়, Flatline পুরোটা দিয়ে, তাই ক্ষতি দ্বিগুণ দেখায়, আর শেখার হার একই হলেও ধাপ দ্বিগুণ লম্বা</translation>
    </message>
    <message>
        <source>Loss: the Playground trains half the squared error of a tanh output against −1 and 1, Flatline the squared error of a logistic output against 0 and 1, so the loss reads lower and the first steps are about a quarter as long</source>
        <translation>ক্ষতি: Playground শেখায় −1 ও 1-এর বিপরীতে tanh আউটপুটের ভুলের বর্গের অর্ধেক দিয়ে, Flatline শেখায় 0 ও 1-এর বিপরীতে লজিস্টিক আউটপুটের ভুলের বর্গ দিয়ে, তাই ক্ষতি কম দেখায়, আর প্রথম ধাপগুলোর দৈর্ঘ্য প্রায় সিকি ভাগ</translation>
    </message>
    <message>
        <source>regularization=L1: a weight that the penalty carries across 0 stays 0 for good in the Playground; in Flatline it goes on moving about 0</source>
        <translation>regularization=L1: পেনাল্টি যে ওজনকে 0 পার করায়, Playground-এ তা চিরকাল 0 থাকে; Flatline-এ তা 0-এর আশপাশে নড়তে থাকে</translation>
    </message>
    <message>
        <source>batchSize={batch}: more than the {training} training points, so the Playground would never take a step; Flatline takes all training points for each</source>
        <translation>batchSize={batch}: প্রশিক্ষণের {training}টি বিন্দুর চেয়ে বেশি, তাই Playground কখনো ধাপই নিত না; Flatline প্রতি ধাপে প্রশিক্ষণের সব বিন্দু নেয়</translation>
    </message>
    <message>
        <source>batchSize={batch}: does not divide the {training} training points; the Playground carries the rest over to the next pass, Flatline ends a pass with a smaller minibatch</source>
        <translation>batchSize={batch}: প্রশিক্ষণের {training}টি বিন্দু এ দিয়ে নিঃশেষে ভাগ যায় না; Playground বাকিগুলো পরের ইপকে নিয়ে যায়, Flatline ইপক শেষ করে একটি ছোট মিনিব্যাচে</translation>
    </message>
    <message>
        <source>{key}={value}: {instead}</source>
        <translation>{key}={value}: {instead}</translation>
    </message>
    <message>
        <source>{keys}: Flatline hides no controls</source>
        <translation>{keys}: Flatline কোনো নিয়ন্ত্রণ লুকায় না</translation>
    </message>
    <message>
        <source>{key}={value}: not a key of the Playground</source>
        <translation>{key}={value}: Playground-এর কোনো key নয়</translation>
    </message>
    <message>
        <source>to generated data</source>
        <translation>তৈরি করা ডেটায়</translation>
    </message>
    <message>
        <source>to images (digits, bars)</source>
        <translation>ছবিতে (digits, bars)</translation>
    </message>
    <message>
        <source>with convolutional layers</source>
        <translation>কনভলিউশন স্তর থাকলে</translation>
    </message>
    <message>
        <source>when dataset.name is csv</source>
        <translation>dataset.name csv হলে</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>ডেটা</translation>
    </message>
    <message>
        <source>What the network learns. plane and multi-gaussian are regression over two inputs; abs, x-sin-5x, step and sine are regression over one input; the others are classes. digits and bars are images of 8 × 8 pixels, from 0 to 1: handwritten digits, and bars that lie or stand.</source>
        <translation>নেটওয়ার্ক যা শেখে। plane ও multi-gaussian দুই ইনপুটের রিগ্রেশন; abs, x-sin-5x, step ও sine এক ইনপুটের রিগ্রেশন; বাকিগুলো শ্রেণি। digits ও bars হলো 0 থেকে 1 মানের 8 × 8 পিক্সেলের ছবি: হাতে লেখা অঙ্ক, আর শোয়ানো বা দাঁড়ানো দণ্ড।</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>বিন্দু</translation>
    </message>
    <message>
        <source>How many points are drawn, training and test together. There are 1797 digits.</source>
        <translation>প্রশিক্ষণ ও পরীক্ষা মিলিয়ে কতগুলো বিন্দু নেওয়া হয়। digits আছে 1797টি।</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>নয়েজ</translation>
    </message>
    <message>
        <source>How blurred the data are: the share of the radius by which class borders and spirals are jittered, or the standard deviation added to regression targets and to pixels.</source>
        <translation>ডেটা কতটা ঝাপসা: শ্রেণির সীমানা ও স্পাইরাল ব্যাসার্ধের যত অংশ এদিক-ওদিক হয়, বা রিগ্রেশনের লক্ষ্যে ও পিক্সেলে যোগ করা আদর্শ বিচ্যুতি।</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>প্রশিক্ষণের অংশ</translation>
    </message>
    <message>
        <source>The share of the points the network trains on; the others test it.</source>
        <translation>বিন্দুর যে অংশে নেটওয়ার্ক প্রশিক্ষণ নেয়; বাকিগুলো দিয়ে তার পরীক্ষা হয়।</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>ডেটার সিড</translation>
    </message>
    <message>
        <source>Draws the points; the same seed gives the same data.</source>
        <translation>এ থেকে বিন্দুগুলো নেওয়া হয়; একই সিডে একই ডেটা।</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>A table of numbers, one point a row: the input columns, then the target. Whole-number targets (at most ten different ones) are classes.</source>
        <translation>সংখ্যার সারণি, প্রতি সারিতে একটি বিন্দু: ইনপুটের কলামগুলো, তারপর লক্ষ্য। পূর্ণসংখ্যার লক্ষ্য (বড়জোর দশটি ভিন্ন মান) মানে শ্রেণি।</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>চ্যানেল</translation>
    </message>
    <message>
        <source>How many channels each convolutional layer has. These layers come before the hidden ones; a channel is a neuron that looks at every patch of the image with the same weights. [] for none.</source>
        <translation>প্রতিটি কনভলিউশন স্তরে কয়টি চ্যানেল। এই স্তরগুলো লুকানো স্তরের আগে থাকে; চ্যানেল এমন নিউরন, যা একই ওজন দিয়ে ছবির প্রতিটি প্যাচ দেখে। না চাইলে []।</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>কার্নেল</translation>
    </message>
    <message>
        <source>How many rows and columns a channel&apos;s patch has: an odd number. Patches stay within the image.</source>
        <translation>চ্যানেলের প্যাচে কয়টি সারি ও কলাম: একটি বিজোড় সংখ্যা। প্যাচ ছবির ভিতরেই থাকে।</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>স্ট্রাইড</translation>
    </message>
    <message>
        <source>How many rows or columns lie between one patch and the next.</source>
        <translation>এক প্যাচ থেকে পরেরটি কয় সারি বা কলাম দূরে।</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>লুকানো স্তর</translation>
    </message>
    <message>
        <source>How many neurons each hidden layer has, from the input side on. With convolutional layers it may be [].</source>
        <translation>ইনপুটের দিক থেকে প্রতিটি লুকানো স্তরে কতটি নিউরন। কনভলিউশন স্তর থাকলে [] হতে পারে।</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>What a hidden neuron makes of its pre-activation z. In a list convolutional layers come first.</source>
        <translation>লুকানো নিউরন তার প্রি-অ্যাক্টিভেশন z থেকে যা করে। তালিকায় কনভলিউশন স্তর আগে।</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>ঋণাত্মক ঢাল</translation>
    </message>
    <message>
        <source>The slope of leaky ReLU for z &lt; 0.</source>
        <translation>z &lt; 0 হলে leaky ReLU-এর ঢাল।</translation>
    </message>
    <message>
        <source>to leaky-relu</source>
        <translation>leaky-relu-তে</translation>
    </message>
    <message>
        <source>ELU alpha</source>
        <translation>ELU আলফা</translation>
    </message>
    <message>
        <source>How far below zero ELU levels off.</source>
        <translation>ELU শূন্যের কত নিচে গিয়ে সমতল হয়।</translation>
    </message>
    <message>
        <source>to elu</source>
        <translation>elu-তে</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>বায়াস</translation>
    </message>
    <message>
        <source>Whether neurons have a bias. Without, every first-layer plane passes the origin.</source>
        <translation>নিউরনের বায়াস আছে কি না। না থাকলে প্রথম স্তরের প্রতিটি তল মূলবিন্দু দিয়ে যায়।</translation>
    </message>
    <message>
        <source>to every scheme but zeros, pytorch-default, rai, playground and file</source>
        <translation>zeros, pytorch-default, rai, playground ও file ছাড়া সব পদ্ধতিতে</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>ওজন</translation>
    </message>
    <message>
        <source>How the initial weights are drawn; file takes those of a trained network.</source>
        <translation>শুরুর ওজন কীভাবে টানা হয়; file একটি প্রশিক্ষিত নেটওয়ার্কের ওজন নেয়।</translation>
    </message>
    <message>
        <source>Weights of a network of this shape (safetensors), as File → Save weights writes them; every sibling starts from them.</source>
        <translation>এই আকারের একটি নেটওয়ার্কের ওজন (safetensors), যেমন ফাইল → ওজন সংরক্ষণ লেখে; প্রতিটি সহোদর সেগুলো থেকে শুরু করে।</translation>
    </message>
    <message>
        <source>when initialisation.weights is file</source>
        <translation>initialisation.weights যখন file</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>স্কেল</translation>
    </message>
    <message>
        <source>The standard deviation of normal, the half-width of uniform, the value of constant; a factor for the other schemes.</source>
        <translation>normal-এর প্রমাণ বিচ্যুতি, uniform-এর অর্ধ-প্রস্থ, constant-এর মান; অন্য পদ্ধতিতে একটি গুণক।</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>বায়াস</translation>
    </message>
    <message>
        <source>Every neuron&apos;s initial bias (pytorch-default, rai, playground, file: their own).</source>
        <translation>প্রতিটি নিউরনের শুরুর বায়াস (pytorch-default, rai, playground, file: তাদের নিজস্ব)।</translation>
    </message>
    <message>
        <source>with biases, to schemes that do not set their own</source>
        <translation>বায়াস থাকলে, যেসব পদ্ধতি নিজে বায়াস দেয় না সেগুলোতে</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>সিড</translation>
    </message>
    <message>
        <source>Draws the initial weights and the order of the minibatches. Sibling r uses seed + r.</source>
        <translation>শুরুর ওজন ও মিনিব্যাচের ক্রম টানে। সহোদর r ব্যবহার করে সিড + r।</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>অপ্টিমাইজার</translation>
    </message>
    <message>
        <source>The rule that turns gradients into steps.</source>
        <translation>গ্রেডিয়েন্টকে ধাপে পরিণত করার নিয়ম।</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>শেখার হার</translation>
    </message>
    <message>
        <source>How far a step goes along the gradient. Too high kills neurons.</source>
        <translation>একটি ধাপ গ্রেডিয়েন্ট বরাবর কত দূর যায়। খুব বেশি হলে নিউরন মারা যায়।</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>মোমেন্টাম</translation>
    </message>
    <message>
        <source>The share of the last step that carries on into this one.</source>
        <translation>আগের ধাপের যে অংশ এই ধাপেও চলে।</translation>
    </message>
    <message>
        <source>to sgd, nesterov and rmsprop</source>
        <translation>sgd, nesterov ও rmsprop-এ</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>ব্যাচের আকার</translation>
    </message>
    <message>
        <source>Training points a step looks at. 0 takes the whole training set.</source>
        <translation>একটি ধাপ যত প্রশিক্ষণ বিন্দু দেখে। 0 মানে পুরো প্রশিক্ষণ সেট।</translation>
    </message>
    <message>
        <source>points</source>
        <translation>বিন্দু</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>ক্ষতি</translation>
    </message>
    <message>
        <source>What is made small. auto: cross-entropy for classes, squared error for regression.</source>
        <translation>যা ছোট করা হয়। auto: শ্রেণির জন্য cross-entropy, রিগ্রেশনের জন্য squared error।</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds l1 * |w| to the loss for every weight (not for biases).</source>
        <translation>প্রতিটি ওজনের জন্য ক্ষতিতে l1 * |w| যোগ করে (বায়াসের জন্য নয়)।</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds 0.5 * l2 * w^2 to the loss for every weight (adamw decays by l2 instead).</source>
        <translation>প্রতিটি ওজনের জন্য ক্ষতিতে 0.5 * l2 * w^2 যোগ করে (adamw তার বদলে l2 হারে ক্ষয় করে)।</translation>
    </message>
    <message>
        <source>L2 of biases</source>
        <translation>বায়াসের L2</translation>
    </message>
    <message>
        <source>The same for biases.</source>
        <translation>বায়াসের জন্য একই।</translation>
    </message>
    <message>
        <source>Clip gradient</source>
        <translation>গ্রেডিয়েন্ট ছাঁটা</translation>
    </message>
    <message>
        <source>Shortens a step&apos;s gradient to this length (over all parameters). 0 is off.</source>
        <translation>ধাপের গ্রেডিয়েন্টকে এই দৈর্ঘ্যে ছোট করে (সব প্যারামিটার মিলিয়ে)। 0 মানে বন্ধ।</translation>
    </message>
    <message>
        <source>Siblings</source>
        <translation>সহোদর</translation>
    </message>
    <message>
        <source>How many networks train side by side: the same experiment under other seeds.</source>
        <translation>কতটি নেটওয়ার্ক পাশাপাশি শেখে: অন্য সিডে একই পরীক্ষণ।</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>যন্ত্র</translation>
    </message>
    <message>
        <source>Where the arithmetic is done. Small networks are fastest on the cpu.</source>
        <translation>হিসাব কোথায় হয়। ছোট নেটওয়ার্ক cpu-তে সবচেয়ে দ্রুত।</translation>
    </message>
    <message>
        <source>Rare below</source>
        <translation>কদাচিৎ-এর সীমা</translation>
    </message>
    <message>
        <source>A ReLU that is active on less than this share of the training set is rarely active.</source>
        <translation>প্রশিক্ষণ সেটের এর চেয়ে কম অংশে সক্রিয় ReLU কদাচিৎ সক্রিয়।</translation>
    </message>
    <message>
        <source>to relu</source>
        <translation>relu-তে</translation>
    </message>
    <message>
        <source>Dormant tau</source>
        <translation>সুপ্ততার tau</translation>
    </message>
    <message>
        <source>A neuron with at most this share of its layer&apos;s mean |activation| is dormant.</source>
        <translation>যে নিউরনের |অ্যাক্টিভেশন| তার স্তরের গড়ের সর্বাধিক এই অংশ, সেটি সুপ্ত।</translation>
    </message>
    <message>
        <source>Saturated within</source>
        <translation>সম্পৃক্তির সীমা</translation>
    </message>
    <message>
        <source>A tanh or sigmoid this near to an end value on all the data is saturated; so is an ELU, SELU, GELU, SiLU or softplus of slope below this on all of them.</source>
        <translation>সব ডেটায় প্রান্তীয় মানের এত কাছে থাকা tanh বা sigmoid সম্পৃক্ত; তেমনি সবগুলোতে এর চেয়ে কম ঢালের ELU, SELU, GELU, SiLU বা softplus।</translation>
    </message>
    <message>
        <source>to tanh, sigmoid, elu, selu, gelu, silu and softplus</source>
        <translation>tanh, sigmoid, elu, selu, gelu, silu ও softplus-এ</translation>
    </message>
    <message>
        <source>On death</source>
        <translation>মৃত্যুতে</translation>
    </message>
    <message>
        <source>Stop at the very step at which the first neuron dies, or at every death.</source>
        <translation>প্রথম নিউরন যে ধাপে মারা যায় ঠিক সেখানে, বা প্রতিটি মৃত্যুতে থামুন।</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>ধাপে</translation>
    </message>
    <message>
        <source>Stop once so many steps have been taken. 0 is off.</source>
        <translation>এত ধাপ নেওয়া হলে থামুন। 0 মানে বন্ধ।</translation>
    </message>
    <message>
        <source>Loss below</source>
        <translation>ক্ষতি এর নিচে</translation>
    </message>
    <message>
        <source>Stop when the loss over the training set falls below this. 0 is off.</source>
        <translation>প্রশিক্ষণ সেটের ক্ষতি এর নিচে নামলে থামুন। 0 মানে বন্ধ।</translation>
    </message>
    <message>
        <source>Dead above</source>
        <translation>মৃত এর বেশি</translation>
    </message>
    <message>
        <source>Stop when more than this share of the hidden neurons is dead. 1 is off.</source>
        <translation>লুকানো নিউরনের এর চেয়ে বেশি অংশ মৃত হলে থামুন। 1 মানে বন্ধ।</translation>
    </message>
    <message>
        <source>On divergence</source>
        <translation>অপসরণে</translation>
    </message>
    <message>
        <source>Stop when the network&apos;s numbers are no longer finite.</source>
        <translation>নেটওয়ার্কের সংখ্যা আর সসীম না থাকলে থামুন।</translation>
    </message>
    <message>
        <source>network.activation lists {listed} activations for {layers} hidden layers: give one name, or one per hidden layer</source>
        <translation>network.activation-এ {layers}টি লুকানো স্তরের জন্য {listed}টি অ্যাক্টিভেশন: একটি নাম দিন, বা প্রতি লুকানো স্তরে একটি</translation>
    </message>
    <message>
        <source>dataset.points = {points}: there are {most} digits; must be at most {most}</source>
        <translation>dataset.points = {points}: অঙ্কের ছবি আছে {most}টি; সর্বাধিক {most} হতে হবে</translation>
    </message>
    <message>
        <source>training.loss = &quot;cross-entropy&quot;: {data} is regression; allowed: auto squared-error</source>
        <translation>training.loss = &quot;cross-entropy&quot;: {data} রিগ্রেশন; চলবে: auto squared-error</translation>
    </message>
    <message>
        <source>dataset.path = &quot;&quot;: name the file when dataset.name is csv</source>
        <translation>dataset.path = &quot;&quot;: dataset.name csv হলে ফাইলের নাম দিন</translation>
    </message>
    <message>
        <source>initialisation.path = &quot;&quot;: name the file when initialisation.weights is file</source>
        <translation>initialisation.path = &quot;&quot;: initialisation.weights file হলে ফাইলের নাম দিন</translation>
    </message>
    <message>
        <source>network.hidden = []: must be {allowed}</source>
        <translation>network.hidden = []: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>network.kernel = {kernel}: must be an odd number, as 1, 3 or 5</source>
        <translation>network.kernel = {kernel}: বিজোড় সংখ্যা হতে হবে, যেমন 1, 3 বা 5</translation>
    </message>
    <message>
        <source>network.channels = {channels}: {data} data are points, not images; allowed: [], or images (dataset.name = {images})</source>
        <translation>network.channels = {channels}: {data} ডেটা বিন্দু, ছবি নয়; চলবে: [], বা ছবি (dataset.name = {images})</translation>
    </message>
    <message>
        <source>{key} = {value}: must be a setting that can be changed with the weights kept: {keys}</source>
        <translation>{key} = {value}: ওজন রেখে বদলানো যায় এমন সেটিং হতে হবে: {keys}</translation>
    </message>
    <message>
        <source>{key} = {value}: this network has no biases (network.bias = false)</source>
        <translation>{key} = {value}: এই নেটওয়ার্কে বায়াস নেই (network.bias = false)</translation>
    </message>
    <message>
        <source>{key}: needs the layer it stands in</source>
        <translation>{key}: এটি কোন স্তরে আছে তা দিতে হবে</translation>
    </message>
    <message>
        <source>{key} = {layer}: must be at most {layers}, the output layer</source>
        <translation>{key} = {layer}: সর্বাধিক {layers} হতে হবে, অর্থাৎ আউটপুট স্তর</translation>
    </message>
    <message>
        <source>{key} = {neuron}: layer {layer} has {width} neurons</source>
        <translation>{key} = {neuron}: স্তর {layer}-এ {width}টি নিউরন আছে</translation>
    </message>
    <message>
        <source>{key} = {input}: a neuron of layer {layer} has {inputs} inputs</source>
        <translation>{key} = {input}: স্তর {layer}-এর একটি নিউরনের {inputs}টি ইনপুট আছে</translation>
    </message>
    <message>
        <source>interventions: must be tables, each written [[interventions]]</source>
        <translation>interventions: সারণি হতে হবে, প্রতিটি [[interventions]] হিসেবে লেখা</translation>
    </message>
    <message>
        <source>interventions: entry {number} lacks its {key}</source>
        <translation>interventions: ভুক্তি {number}-এ {key} নেই</translation>
    </message>
    <message>
        <source>{section}: no such section; allowed: {sections}</source>
        <translation>{section}: এমন অংশ নেই; চলবে: {sections}</translation>
    </message>
    <message>
        <source>a plain value</source>
        <translation>একটি সাধারণ মান</translation>
    </message>
    <message>
        <source>a whole number, 0 or more</source>
        <translation>পূর্ণ সংখ্যা, 0 বা তার বেশি</translation>
    </message>
    <message>
        <source>a setting&apos;s key</source>
        <translation>একটি সেটিংয়ের নাম</translation>
    </message>
    <message>
        <source>a number of steps, 1 or more, or &quot;epoch&quot;</source>
        <translation>ধাপের সংখ্যা, 1 বা তার বেশি, বা &quot;epoch&quot;</translation>
    </message>
    <message>
        <source>a number from -1e30 to 1e30</source>
        <translation>-1e30 থেকে 1e30 পর্যন্ত একটি সংখ্যা</translation>
    </message>
    <message>
        <source>a class, or a number from -1e30 to 1e30</source>
        <translation>একটি শ্রেণি, বা -1e30 থেকে 1e30 পর্যন্ত একটি সংখ্যা</translation>
    </message>
    <message>
        <source>a list of numbers from -1e30 to 1e30</source>
        <translation>-1e30 থেকে 1e30 পর্যন্ত সংখ্যার তালিকা</translation>
    </message>
    <message>
        <source>a list of numbers: the inputs, then the target</source>
        <translation>সংখ্যার তালিকা: ইনপুটগুলো, তারপর লক্ষ্য</translation>
    </message>
    <message>
        <source>a list, with at least one entry</source>
        <translation>অন্তত একটি ভুক্তির তালিকা</translation>
    </message>
    <message>
        <source>a list with the inputs of each point</source>
        <translation>প্রতিটি বিন্দুর ইনপুটের তালিকা</translation>
    </message>
    <message>
        <source>a list of numbers, one for each input</source>
        <translation>সংখ্যার তালিকা, প্রতি ইনপুটে একটি</translation>
    </message>
    <message>
        <source>one of train test</source>
        <translation>train test-এর একটি</translation>
    </message>
    <message>
        <source>one of nudge reinitialise recycle resample</source>
        <translation>nudge reinitialise recycle resample-এর একটি</translation>
    </message>
    <message>
        <source>{section}: must be a section, written [{section}]</source>
        <translation>{section}: একটি অংশ হতে হবে, [{section}] হিসেবে লেখা</translation>
    </message>
    <message>
        <source>{key}: no such setting; did you mean {near}?</source>
        <translation>{key}: এমন সেটিং নেই; {near} বোঝাতে চেয়েছেন?</translation>
    </message>
    <message>
        <source>{key}: no such setting; allowed: {keys}</source>
        <translation>{key}: এমন সেটিং নেই; চলবে: {keys}</translation>
    </message>
    <message>
        <source>{key}: no such setting; allowed: section.name with a section of {sections}</source>
        <translation>{key}: এমন সেটিং নেই; চলবে: section.name, যেখানে অংশটি {sections}-এর একটি</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ধাপ</translation>
    </message>
    <message>
        <source>Where the run stands.</source>
        <translation>রান এখন যেখানে।</translation>
    </message>
    <message>
        <source>Sibling</source>
        <translation>সহোদর</translation>
    </message>
    <message>
        <source>Which network is shown.</source>
        <translation>কোন নেটওয়ার্ক দেখানো হয়।</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>স্তর</translation>
    </message>
    <message>
        <source>Whose planes are shown.</source>
        <translation>কার তল দেখানো হয়।</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>নিউরন</translation>
    </message>
    <message>
        <source>Which one is selected.</source>
        <translation>কোনটি নির্বাচিত।</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>পরিসর</translation>
    </message>
    <message>
        <source>What is in view of the input plane.</source>
        <translation>ইনপুট তলের কতটা দৃশ্যে আছে।</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>ঘর</translation>
    </message>
    <message>
        <source>What the neurons&apos; cells show.</source>
        <translation>নিউরনের ঘরে যা দেখা যায়।</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>পরীক্ষার বিন্দু</translation>
    </message>
    <message>
        <source>Whether they are shown.</source>
        <translation>সেগুলো দেখানো হয় কি না।</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>নিরীক্ষক</translation>
    </message>
    <message>
        <source>On what a neuron&apos;s arithmetic is shown.</source>
        <translation>নিউরনের হিসাব কিসের উপর দেখানো হয়।</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>বিন্দু</translation>
    </message>
    <message>
        <source>Which point of the training or test set.</source>
        <translation>প্রশিক্ষণ বা পরীক্ষা সেটের কোন বিন্দু।</translation>
    </message>
    <message>
        <source>its layer and its number, as in [1, 3], or [] for none</source>
        <translation>এর স্তর ও নম্বর, যেমন [1, 3], বা কিছু না হলে []</translation>
    </message>
    <message>
        <source>x from, x to, y from, y to, as in [-1.0, 1.0, -1.0, 1.0], or [] for all the data</source>
        <translation>x শুরু, x শেষ, y শুরু, y শেষ, যেমন [-1.0, 1.0, -1.0, 1.0], বা সব ডেটার জন্য []</translation>
    </message>
    <message>
        <source>{section}: lacks its {key}</source>
        <translation>{section}: {key} নেই</translation>
    </message>
    <message>
        <source>{fps} frames a second: must be 1 to {fastest} for {format}</source>
        <translation>সেকেন্ডে {fps}টি ছবি: {format}-এর জন্য 1 থেকে {fastest} হতে হবে</translation>
    </message>
    <message>
        <source>{program}: ffmpeg does not start: {reason}</source>
        <translation>{program}: ffmpeg চালু হয় না: {reason}</translation>
    </message>
    <message>
        <source>{path}: ffmpeg ended before the last frame</source>
        <translation>{path}: শেষ ছবির আগেই ffmpeg শেষ হয়ে গেছে</translation>
    </message>
    <message>
        <source>ffmpeg says: {words}</source>
        <translation>ffmpeg বলছে: {words}</translation>
    </message>
    <message>
        <source>ffmpeg was ended before it was done</source>
        <translation>কাজ শেষের আগেই ffmpeg থামানো হয়েছে</translation>
    </message>
    <message>
        <source>MP4 and GIF need imageio-ffmpeg: pip install imageio-ffmpeg</source>
        <translation>MP4 ও GIF-এর জন্য imageio-ffmpeg লাগে: pip install imageio-ffmpeg</translation>
    </message>
    <message>
        <source>MP4 and GIF need ffmpeg, and there is none: install it, or name it in the variable IMAGEIO_FFMPEG_EXE</source>
        <translation>MP4 ও GIF-এর জন্য ffmpeg লাগে, আর তা নেই: ইনস্টল করুন, বা IMAGEIO_FFMPEG_EXE চলকে তার নাম দিন</translation>
    </message>
    <message>
        <source>{path}: is a folder</source>
        <translation>{path}: এটি একটি ফোল্ডার</translation>
    </message>
    <message>
        <source>steps {steps}</source>
        <translation>ধাপ {steps}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>ধাপ {step}</translation>
    </message>
    <message>
        <source>A ({one}): {dead}; B ({other}): {others_dead}</source>
        <translation>A ({one}): {dead}; B ({other}): {others_dead}</translation>
    </message>
    <message>
        <source>A ({one}): {dead}; B ({other}), from step {step}: {others_dead}</source>
        <translation>A ({one}): {dead}; B ({other}), ধাপ {step} থেকে: {others_dead}</translation>
    </message>
    <message>
        <source>{dead} of {all} dead</source>
        <translation>{all}টির {dead}টি মৃত</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>ধাপ {step}-এ অপসারী</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>অপসারী</translation>
    </message>
    <message>
        <source>the picture is too narrow for {views}: make it wider, or choose fewer dots an inch</source>
        <translation>{views}-এর জন্য ছবিটি খুব সরু: চওড়া করুন, বা ইঞ্চিতে কম বিন্দু বাছুন</translation>
    </message>
    <message>
        <source>the picture is too low for {views}, by {percent} %: make it higher, choose fewer views, or fewer dots an inch</source>
        <translation>{views}-এর জন্য ছবিটি {percent} % কম উঁচু: উঁচু করুন, কম দৃশ্য বাছুন, বা ইঞ্চিতে কম বিন্দু বাছুন</translation>
    </message>
    <message>
        <source>{path}: is what is drawn; choose another --name or --out</source>
        <translation>{path}: এটিই আঁকা হচ্ছে; অন্য --name বা --out বাছুন</translation>
    </message>
    <message>
        <source>--format {given}: no such format; allowed: {formats}</source>
        <translation>--format {given}: এমন ফরম্যাট নেই; চলবে: {formats}</translation>
    </message>
    <message>
        <source>--format {given}: the window as a whole is made as png gif mp4 frames</source>
        <translation>--format {given}: পুরো জানালা তৈরি হয় png gif mp4 frames হিসেবে</translation>
    </message>
    <message>
        <source>--name {name}: must be a name, the folder is given by --out</source>
        <translation>--name {name}: একটি নাম হতে হবে, ফোল্ডার দেয় --out</translation>
    </message>
    <message>
        <source>--out {path}: is a file, and no folder</source>
        <translation>--out {path}: এটি ফাইল, ফোল্ডার নয়</translation>
    </message>
    <message>
        <source>--at: at which steps, as in --at 0,50,500 or --at 0..300 ?</source>
        <translation>--at: কোন ধাপে, যেমন --at 0,50,500 বা --at 0..300 ?</translation>
    </message>
    <message>
        <source>{view}: of which neuron, as in --set view.neuron=[1,3] ?</source>
        <translation>{view}: কোন নিউরনের, যেমন --set view.neuron=[1,3] ?</translation>
    </message>
    <message>
        <source>{view}: there is one network; more by --set training.replicas=64</source>
        <translation>{view}: নেটওয়ার্ক একটিই; আরও পেতে --set training.replicas=64</translation>
    </message>
    <message>
        <source>{view}: needs a session in which two networks are compared</source>
        <translation>{view}: এমন সেশন লাগে, যেখানে দুটি নেটওয়ার্ক তুলনা করা হয়</translation>
    </message>
    <message>
        <source>steps and ranges of them with commas between: 0,50,500, or 0..300 for every step, or 0..3000/10 for every tenth</source>
        <translation>ধাপ ও ধাপের পরিসর, মাঝে কমা: 0,50,500, বা প্রতিটি ধাপের জন্য 0..300, বা প্রতি দশমটির জন্য 0..3000/10</translation>
    </message>
    <message>
        <source>{rule}; a step has {n} digits at most</source>
        <translation>{rule}; একটি ধাপে সর্বাধিক {n}টি অঙ্ক</translation>
    </message>
    <message>
        <source>{rule}; {range} runs backwards</source>
        <translation>{rule}; {range} উল্টো দিকে চলে</translation>
    </message>
    <message>
        <source>{rule}; {range} never gets on</source>
        <translation>{rule}; {range} এগোয় না</translation>
    </message>
    <message>
        <source>at most {n} steps; 0..30000/10, say, takes every tenth of a range</source>
        <translation>সর্বাধিক {n}টি ধাপ; যেমন 0..30000/10 পরিসরের প্রতি দশমটি নেয়</translation>
    </message>
    <message>
        <source>at {dpi} dots an inch nobody could read what is written</source>
        <translation>ইঞ্চিতে {dpi} বিন্দুতে লেখা কেউ পড়তে পারবে না</translation>
    </message>
    <message>
        <source>a picture of {width} x {height} pixels is too large; at most {side} a side and {millions} million in all</source>
        <translation>{width} x {height} পিক্সেলের ছবি খুব বড়; প্রতি পাশে সর্বাধিক {side}, মোট {millions} মিলিয়ন</translation>
    </message>
    <message>
        <source>a picture of {width} x {height} pixels is too small</source>
        <translation>{width} x {height} পিক্সেলের ছবি খুব ছোট</translation>
    </message>
    <message>
        <source>no neuron is selected</source>
        <translation>কোনো নিউরন নির্বাচিত নয়</translation>
    </message>
    <message>
        <source>what became of {neuron} is {veiled}</source>
        <translation>{neuron}-এর কী হয়েছে, তা {veiled}</translation>
    </message>
    <message>
        <source>.</source>
        <translation>।</translation>
    </message>
    <message>
        <source>{neuron} is dead: {cause}</source>
        <translation>{neuron} মৃত: {cause}</translation>
    </message>
    <message>
        <source>Autopsy</source>
        <translation>ময়নাতদন্ত</translation>
    </message>
    <message>
        <source>no second network to compare with</source>
        <translation>তুলনা করার মতো দ্বিতীয় নেটওয়ার্ক নেই</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>তুলনা</translation>
    </message>
    <message>
        <source>there is one network only: its run has not been forked by this step</source>
        <translation>নেটওয়ার্ক একটিই: এই ধাপ পর্যন্ত রানটি শাখা হয়নি</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>পার্থক্য</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>ঘটনা</translation>
    </message>
    <message>
        <source>the flow of activations has not been recorded</source>
        <translation>অ্যাক্টিভেশনের প্রবাহ নথিভুক্ত হয়নি</translation>
    </message>
    <message>
        <source>Activation flow</source>
        <translation>অ্যাক্টিভেশনের প্রবাহ</translation>
    </message>
    <message>
        <source>its arithmetic is {veiled}</source>
        <translation>এর হিসাব {veiled}</translation>
    </message>
    <message>
        <source>there are no test points</source>
        <translation>পরীক্ষার বিন্দু নেই</translation>
    </message>
    <message>
        <source>the next step learns from an outlier point instead of a minibatch</source>
        <translation>পরের ধাপ মিনিব্যাচের বদলে একটি বহিঃস্থ বিন্দু থেকে শেখে</translation>
    </message>
    <message>
        <source>The margins over the steps begin with the first step.</source>
        <translation>ধাপের সঙ্গে মার্জিন প্রথম ধাপ থেকে শুরু হয়।</translation>
    </message>
    <message>
        <source>the margins of this network have not been followed</source>
        <translation>এই নেটওয়ার্কের মার্জিন অনুসরণ করা হয়নি</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>মার্জিন</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>সব নিউরন</translation>
    </message>
    <message>
        <source>Decision planes</source>
        <translation>সিদ্ধান্ত-তল</translation>
    </message>
    <message>
        <source>Hidden, since it tells who is dead.</source>
        <translation>লুকানো, কারণ এটি বলে দেয় কে মৃত।</translation>
    </message>
    <message>
        <source>there is one network, so there are no siblings to compare</source>
        <translation>নেটওয়ার্ক একটিই, তাই তুলনা করার মতো সহোদর নেই</translation>
    </message>
    <message>
        <source>network A</source>
        <translation>নেটওয়ার্ক A</translation>
    </message>
    <message>
        <source>Over the steps</source>
        <translation>ধাপের সঙ্গে</translation>
    </message>
    <message>
        <source>size {size}: too small for a figure</source>
        <translation>আকার {size}: চিত্রের জন্য খুব ছোট</translation>
    </message>
    <message>
        <source>{view}, step {step}</source>
        <translation>{view}, ধাপ {step}</translation>
    </message>
    <message>
        <source>&quot;{part}&quot;: must be a figure, one of {signs}, and a number or another figure, as in dead_fraction &gt;= 0.4</source>
        <translation>&quot;{part}&quot;: একটি রাশি, {signs}-এর একটি, এবং একটি সংখ্যা বা অন্য রাশি হতে হবে, যেমন dead_fraction &gt;= 0.4</translation>
    </message>
    <message>
        <source>{name}: no such figure; did you mean {near}?</source>
        <translation>{name}: এমন রাশি নেই; {near} বোঝাতে চেয়েছেন?</translation>
    </message>
    <message>
        <source>{name}: no such figure; there are {known}</source>
        <translation>{name}: এমন রাশি নেই; আছে {known}</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>অনুমান করুন</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>লক্ষ করুন</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>কাছ থেকে দেখুন</translation>
    </message>
    <message>
        <source>{name}: no such lesson; did you mean {near}?</source>
        <translation>{name}: এমন পাঠ নেই; {near} বোঝাতে চেয়েছেন?</translation>
    </message>
    <message>
        <source>{name}: no such lesson; there are {known}</source>
        <translation>{name}: এমন পাঠ নেই; আছে {known}</translation>
    </message>
    <message>
        <source>a session without words: a lesson has a table [lesson]</source>
        <translation>কথাবিহীন একটি সেশন: পাঠে [lesson] সারণি থাকে</translation>
    </message>
    <message>
        <source>lacks its title, in a table [lesson.en]</source>
        <translation>এর শিরোনাম নেই, যা [lesson.en] সারণিতে থাকে</translation>
    </message>
    <message>
        <source>lacks its words, as in en = &quot;Watch …&quot;</source>
        <translation>এর কথা নেই, যেমন en = &quot;Watch …&quot;</translation>
    </message>
    <message>
        <source>must be a layer and a number that the network has, as in [1, 3]</source>
        <translation>নেটওয়ার্কে আছে এমন স্তর ও নম্বর হতে হবে, যেমন [1, 3]</translation>
    </message>
    <message>
        <source>must be a layer that the network has</source>
        <translation>নেটওয়ার্কে আছে এমন স্তর হতে হবে</translation>
    </message>
    <message>
        <source>only one network: a second one needs a table [fork]</source>
        <translation>নেটওয়ার্ক একটিই: দ্বিতীয়টির জন্য [fork] সারণি লাগে</translation>
    </message>
    <message>
        <source>{name}: must be a table, written [{name}]</source>
        <translation>{name}: একটি সারণি হতে হবে, [{name}] হিসেবে লেখা</translation>
    </message>
    <message>
        <source>no such key; did you mean {near}?</source>
        <translation>এমন নাম নেই; {near} বোঝাতে চেয়েছেন?</translation>
    </message>
    <message>
        <source>no such key; allowed: {keys}</source>
        <translation>এমন নাম নেই; চলবে: {keys}</translation>
    </message>
    <message>
        <source>must be a text in quotes</source>
        <translation>উদ্ধৃতিচিহ্নে লেখা হতে হবে</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>true বা false হতে হবে</translation>
    </message>
    <message>
        <source>must be a whole number, {least} or more</source>
        <translation>পূর্ণ সংখ্যা হতে হবে, {least} বা তার বেশি</translation>
    </message>
    <message>
        <source>must be a number of seconds, 0 to 3600</source>
        <translation>সেকেন্ডের সংখ্যা হতে হবে, 0 থেকে 3600</translation>
    </message>
    <message>
        <source>lacks its {key}</source>
        <translation>এর {key} নেই</translation>
    </message>
    <message>
        <source>must be one of {allowed}</source>
        <translation>{allowed}-এর একটি হতে হবে</translation>
    </message>
    <message>
        <source>must be a list of texts in quotes</source>
        <translation>উদ্ধৃতিচিহ্নে লেখার তালিকা হতে হবে</translation>
    </message>
    <message>
        <source>no &quot;{name}&quot;; did you mean &quot;{near}&quot;?</source>
        <translation>&quot;{name}&quot; নেই; &quot;{near}&quot; বোঝাতে চেয়েছেন?</translation>
    </message>
    <message>
        <source>no &quot;{name}&quot;; allowed: {known}</source>
        <translation>&quot;{name}&quot; নেই; চলবে: {known}</translation>
    </message>
    <message>
        <source>must be tables, each written [[lesson.steps]]</source>
        <translation>সারণি হতে হবে, প্রতিটি [[lesson.steps]] হিসেবে লেখা</translation>
    </message>
    <message>
        <source>line {line}: {complaint}</source>
        <translation>লাইন {line}: {complaint}</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>আপনি কী জানতে চান?</translation>
    </message>
    <message>
        <source>Why it is so.</source>
        <translation>কেন এমন হয়।</translation>
    </message>
    <message>
        <source>What to try next.</source>
        <translation>এরপর কী চেষ্টা করবেন।</translation>
    </message>
    <message>
        <source>What do you think will happen?</source>
        <translation>কী ঘটবে বলে মনে করেন?</translation>
    </message>
    <message>
        <source>Watch what happens.</source>
        <translation>কী ঘটে লক্ষ করুন।</translation>
    </message>
    <message>
        <source>Look closer: why did it happen?</source>
        <translation>কাছ থেকে দেখুন: কেন এমন হলো?</translation>
    </message>
    <message>
        <source>component 1</source>
        <translation>উপাংশ 1</translation>
    </message>
    <message>
        <source>component 2</source>
        <translation>উপাংশ 2</translation>
    </message>
    <message>
        <source>born dead</source>
        <translation>জন্ম থেকে মৃত</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>মৃত</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>সম্পৃক্ত</translation>
    </message>
    <message>
        <source>attenuated</source>
        <translation>ক্ষীণ</translation>
    </message>
    <message>
        <source>dormant</source>
        <translation>সুপ্ত</translation>
    </message>
    <message>
        <source>rarely active</source>
        <translation>কদাচিৎ সক্রিয়</translation>
    </message>
    <message>
        <source>always on</source>
        <translation>সদা সক্রিয়</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>জীবিত</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>এখনও বলা হয়নি</translation>
    </message>
    <message>
        <source>Points are now {n}: there are no more digits.</source>
        <translation>বিন্দু এখন {n}টি: অঙ্কের ছবি আর নেই।</translation>
    </message>
    <message>
        <source>The channels are gone: these data are points, not images.</source>
        <translation>চ্যানেলগুলো সরানো হয়েছে: এই ডেটা বিন্দু, ছবি নয়।</translation>
    </message>
    <message>
        <source>Loss is now auto: {data} is regression, cross-entropy is for classes.</source>
        <translation>ক্ষতি এখন auto: {data} রিগ্রেশন, cross-entropy শ্রেণির জন্য।</translation>
    </message>
    <message>
        <source>Name the file to learn from. Until then nothing changes.</source>
        <translation>যে ফাইল থেকে শেখা হবে তার নাম দিন। তার আগে কিছুই বদলাবে না।</translation>
    </message>
    <message>
        <source>Name the file of weights to begin with. Until then nothing changes.</source>
        <translation>যে ওজনের ফাইল দিয়ে শুরু হবে তার নাম দিন। তার আগে কিছুই বদলাবে না।</translation>
    </message>
    <message>
        <source>per layer…</source>
        <translation>স্তর অনুযায়ী…</translation>
    </message>
    <message>
        <source>{setting} of hidden layer {layer}</source>
        <translation>লুকানো স্তর {layer}-এর {setting}</translation>
    </message>
    <message>
        <source>{setting}, slider</source>
        <translation>{setting}, স্লাইডার</translation>
    </message>
    <message>
        <source>Remove the last layer</source>
        <translation>শেষ স্তরটি সরান</translation>
    </message>
    <message>
        <source>Add a layer like the last one</source>
        <translation>শেষটির মতো একটি স্তর যোগ করুন</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>খুঁজুন…</translation>
    </message>
    <message>
        <source>Look for a file</source>
        <translation>একটি ফাইল খুঁজুন</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>সারণি (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>{value}: must be {allowed}</source>
        <translation>{value}: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>এই সংখ্যা</translation>
    </message>
    <message>
        <source>Other data, activations, biases, optimizer or loss for the running network: what it has learned stays. Off, such a change begins anew. (A change of layers or of initial weights always does.)</source>
        <translation>চলমান নেটওয়ার্কের জন্য অন্য ডেটা, অ্যাক্টিভেশন, বায়াস, অপ্টিমাইজার বা ক্ষতি: যা শিখেছে তা থাকে। বন্ধ থাকলে এমন পরিবর্তনে নতুন করে শুরু হয়। (স্তর বা শুরুর ওজন বদলালে সবসময়ই হয়।)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>শুরুর ওজন</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>Census</source>
        <translation>গণনা</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>থামা</translation>
    </message>
    <message>
        <source>Keep the weights at {mark}</source>
        <translation>{mark}-এ ওজন রেখে দিন</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>সব সেটিং দেখান</translation>
    </message>
    <message>
        <source>Also those that this lesson does not speak of</source>
        <translation>এই পাঠ যেগুলোর কথা বলে না, সেগুলোও</translation>
    </message>
    <message>
        <source>Hidden – press {key} to reveal</source>
        <translation>লুকানো – প্রকাশ করতে {key} চাপুন</translation>
    </message>
    <message>
        <source>Training has paused. The run is kept and can be gone on with.</source>
        <translation>প্রশিক্ষণ থেমেছে। রানটি রাখা আছে, চালিয়ে যাওয়া যায়।</translation>
    </message>
    <message>
        <source>Save the changes to {file}?</source>
        <translation>{file}-এর পরিবর্তন সংরক্ষণ করবেন?</translation>
    </message>
    <message>
        <source>Save the changes to the untitled run?</source>
        <translation>নামহীন রানের পরিবর্তন সংরক্ষণ করবেন?</translation>
    </message>
    <message>
        <source>Settings, and what was done to the network, would be lost otherwise.</source>
        <translation>না হলে সেটিং এবং নেটওয়ার্কে যা করা হয়েছে, তা হারিয়ে যাবে।</translation>
    </message>
    <message>
        <source>Replace {files}?</source>
        <translation>{files} প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>Replace {files} and {n} more?</source>
        <translation>{files} ও আরও {n}টি প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>They are in this folder already.</source>
        <translation>এগুলো এই ফোল্ডারে আগে থেকেই আছে।</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>প্রতিস্থাপন (&amp;R)</translation>
    </message>
    <message>
        <source>A figure is still being made. Close all the same?</source>
        <translation>একটি চিত্র এখনও তৈরি হচ্ছে। তবু বন্ধ করবেন?</translation>
    </message>
    <message>
        <source>Nothing of it would be saved.</source>
        <translation>তার কিছুই সংরক্ষিত হবে না।</translation>
    </message>
    <message>
        <source>&amp;Give it up</source>
        <translation>ছেড়ে দিন (&amp;G)</translation>
    </message>
    <message>
        <source>{n} more runs are kept.</source>
        <translation>আরও {n}টি রান রাখা আছে।</translation>
    </message>
    <message>
        <source>Another run is kept for later.</source>
        <translation>আরও একটি রান পরের জন্য রাখা আছে।</translation>
    </message>
    <message>
        <source>Flatline ended unexpectedly. Restore {run}?</source>
        <translation>Flatline অপ্রত্যাশিতভাবে শেষ হয়েছিল। {run} ফিরিয়ে আনবেন?</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>ফিরিয়ে আনুন (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>বাদ দিন (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>পরে (&amp;L)</translation>
    </message>
    <message>
        <source>Flatline session or experiment (*.toml)</source>
        <translation>Flatline সেশন বা পরীক্ষণ (*.toml)</translation>
    </message>
    <message>
        <source>Sessions, experiments and pictures (*.toml *.png *.svg *.pdf)</source>
        <translation>সেশন, পরীক্ষা ও ছবি (*.toml *.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>ওজন (*.safetensors)</translation>
    </message>
    <message>
        <source>A simulator of the dying ReLU problem: watch a network train, and its neurons live, die and come back.</source>
        <translation>dying ReLU সমস্যার সিমুলেটর: একটি নেটওয়ার্ককে শিখতে, আর তার নিউরনগুলোকে বাঁচতে, মরতে ও ফিরে আসতে দেখুন।</translation>
    </message>
    <message>
        <source>MIT licence. Built on PyTorch, Qt and pyqtgraph.</source>
        <translation>MIT লাইসেন্স। PyTorch, Qt ও pyqtgraph-এর উপর তৈরি।</translation>
    </message>
    <message>
        <source>About Flatline</source>
        <translation>Flatline সম্পর্কে</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>রান</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>চালান, থামান</translation>
    </message>
    <message>
        <source>one minibatch</source>
        <translation>একটি মিনিব্যাচ</translation>
    </message>
    <message>
        <source>to the end of the epoch</source>
        <translation>ইপকের শেষ পর্যন্ত</translation>
    </message>
    <message>
        <source>reset: the same initial weights</source>
        <translation>শুরুতে ফিরুন: একই শুরুর ওজন</translation>
    </message>
    <message>
        <source>new seed</source>
        <translation>নতুন সিড</translation>
    </message>
    <message>
        <source>pause on the first death, on any death</source>
        <translation>প্রথম মৃত্যুতে, যেকোনো মৃত্যুতে থামা</translation>
    </message>
    <message>
        <source>hide who is dead, for an audience to predict; reveal it</source>
        <translation>কে মৃত তা লুকান, দর্শকেরা আগে অনুমান করুক; প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>back one minibatch</source>
        <translation>এক মিনিব্যাচ পিছনে</translation>
    </message>
    <message>
        <source>back to the epoch&apos;s beginning</source>
        <translation>ইপকের শুরুতে ফিরুন</translation>
    </message>
    <message>
        <source>undo, redo what was done to the network</source>
        <translation>নেটওয়ার্কে করা কাজ ফেরান, আবার করুন</translation>
    </message>
    <message>
        <source>Ctrl+←, →, Home, End</source>
        <translation>Ctrl+←, →, Home, End</translation>
    </message>
    <message>
        <source>in the timeline: back and forth in the run</source>
        <translation>সময়রেখায়: রানের সামনে-পিছনে</translation>
    </message>
    <message>
        <source>Ctrl+Page Up, Page Down</source>
        <translation>Ctrl+Page Up, Page Down</translation>
    </message>
    <message>
        <source>in the timeline: to what was done before, after</source>
        <translation>সময়রেখায়: আগের, পরের কাজে</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>দেখুন</translation>
    </message>
    <message>
        <source>show the planes of that layer</source>
        <translation>সেই স্তরের তল দেখান</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>তীরচিহ্ন</translation>
    </message>
    <message>
        <source>in the neuron grid: select the next neuron</source>
        <translation>নিউরনের ছকে: পরের নিউরন নির্বাচন</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>in the event log or the timeline: select that neuron</source>
        <translation>ঘটনার তালিকা বা সময়রেখায়: সেই নিউরন নির্বাচন</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>ডবল ক্লিক</translation>
    </message>
    <message>
        <source>in the decision planes: all the data in view</source>
        <translation>সিদ্ধান্ত-তলে: সব ডেটা দৃশ্যে আনুন</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>আলো বা আঁধার</translation>
    </message>
    <message>
        <source>projector size</source>
        <translation>প্রজেক্টরের আকার</translation>
    </message>
    <message>
        <source>the docks at the sides away, and back</source>
        <translation>পাশের ডকগুলো সরান ও ফেরান</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>যন্ত্রপাতি</translation>
    </message>
    <message>
        <source>look, move planes, add, move, relabel, delete points</source>
        <translation>দেখা, তল সরানো, বিন্দু যোগ, সরানো, শ্রেণি বদল, মোছা</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back to looking</source>
        <translation>আবার দেখায় ফিরুন</translation>
    </message>
    <message>
        <source>Arrows, Shift+arrows</source>
        <translation>তীরচিহ্ন, Shift+তীরচিহ্ন</translation>
    </message>
    <message>
        <source>with Move planes: move, turn the selected plane</source>
        <translation>তল সরানোর সময়: নির্বাচিত তল সরান, ঘোরান</translation>
    </message>
    <message>
        <source>[ and ]</source>
        <translation>[ ও ]</translation>
    </message>
    <message>
        <source>brush size</source>
        <translation>তুলির আকার</translation>
    </message>
    <message>
        <source>open, save the session</source>
        <translation>সেশন খুলুন, সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>copy the settings as text</source>
        <translation>সেটিং লেখা হিসেবে কপি করুন</translation>
    </message>
    <message>
        <source>paste settings or a Playground link</source>
        <translation>সেটিং বা Playground লিংক পেস্ট করুন</translation>
    </message>
    <message>
        <source>copy the view in use as an image</source>
        <translation>চলতি দৃশ্যটি ছবি হিসেবে কপি করুন</translation>
    </message>
    <message>
        <source>save figures, animations, data</source>
        <translation>চিত্র, অ্যানিমেশন, ডেটা সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>কি-তালিকা</translation>
    </message>
    <message>
        <source>no display to open a window on: set DISPLAY (or start it under xvfb-run), or train without a window: python main.py run</source>
        <translation>জানালা খোলার মতো ডিসপ্লে নেই: DISPLAY দিন (বা xvfb-run-এ চালান), অথবা জানালা ছাড়া প্রশিক্ষণ দিন: python main.py run</translation>
    </message>
    <message>
        <source>display {display} does not answer; {advice}</source>
        <translation>ডিসপ্লে {display} সাড়া দেয় না; {advice}</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>পরীক্ষণ</translation>
    </message>
    <message>
        <source>Intervene</source>
        <translation>হস্তক্ষেপ</translation>
    </message>
    <message>
        <source>Write on from what it says by itself; {run}, {step} and {dead} are filled in</source>
        <translation>এটি নিজে যা বলে তা থেকে লিখে চলুন; {run}, {step} ও {dead} পূরণ হয়ে যায়</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>সম্পাদনা</translation>
    </message>
    <message>
        <source>Other size …</source>
        <translation>অন্য আকার …</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>আলো</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>আঁধার</translation>
    </message>
    <message>
        <source>Print: black on white</source>
        <translation>ছাপা: সাদার উপর কালো</translation>
    </message>
    <message>
        <source>The present step, {step}</source>
        <translation>বর্তমান ধাপ, {step}</translation>
    </message>
    <message>
        <source>Before, at and after the selected neuron&apos;s death</source>
        <translation>নির্বাচিত নিউরনের মৃত্যুর আগে, সময়ে ও পরে</translation>
    </message>
    <message>
        <source>For this, select a neuron that has died</source>
        <translation>এর জন্য এমন একটি নিউরন নির্বাচন করুন, যা মারা গেছে</translation>
    </message>
    <message>
        <source>Who has died is hidden now</source>
        <translation>কে মারা গেছে তা এখন লুকানো</translation>
    </message>
    <message>
        <source>Check what the figure is to show.</source>
        <translation>চিত্রে যা দেখাবে তাতে টিক দিন।</translation>
    </message>
    <message>
        <source>Size: must be {rule}.</source>
        <translation>আকার: হতে হবে {rule}।</translation>
    </message>
    <message>
        <source>The animation would end at step {last}, before step {first}, at which it begins.</source>
        <translation>অ্যানিমেশনটি ধাপ {last}-এ শেষ হতো, অথচ শুরু তার পরে, ধাপ {first}-এ।</translation>
    </message>
    <message>
        <source>Steps: must be {rule}.</source>
        <translation>ধাপ: হতে হবে {rule}।</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>ফরম্যাট</translation>
    </message>
    <message>
        <source>The present step</source>
        <translation>বর্তমান ধাপ</translation>
    </message>
    <message>
        <source>These steps</source>
        <translation>এই ধাপগুলো</translation>
    </message>
    <message>
        <source>12x8 cm, or 1280x720</source>
        <translation>12x8 cm, বা 1280x720</translation>
    </message>
    <message>
        <source>none</source>
        <translation>নেই</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>দেখান</translation>
    </message>
    <message>
        <source>{dpi} dots an inch</source>
        <translation>ইঞ্চিতে {dpi} বিন্দু</translation>
    </message>
    <message>
        <source>+ present</source>
        <translation>+ বর্তমান</translation>
    </message>
    <message>
        <source>Add the present step</source>
        <translation>বর্তমান ধাপ যোগ করুন</translation>
    </message>
    <message>
        <source>+ around the death</source>
        <translation>+ মৃত্যুর আশেপাশে</translation>
    </message>
    <message>
        <source>In one figure, beside one another</source>
        <translation>এক চিত্রে, পাশাপাশি</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} থেকে {last}</translation>
    </message>
    <message>
        <source>every {n} steps a picture</source>
        <translation>প্রতি ছবিতে {n} ধাপ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>গতি</translation>
    </message>
    <message>
        <source>{n} pictures a second</source>
        <translation>সেকেন্ডে {n}টি ছবি</translation>
    </message>
    <message>
        <source>{n} × slower around deaths</source>
        <translation>মৃত্যুর আশেপাশে {n} × ধীর</translation>
    </message>
    <message>
        <source>The whole window has no numbers behind it: choose views.</source>
        <translation>পুরো জানালার পিছনে কোনো সংখ্যা নেই: দৃশ্য বেছে নিন।</translation>
    </message>
    <message>
        <source>{view}: {why}.</source>
        <translation>{view}: {why}।</translation>
    </message>
    <message>
        <source>{what} copied as an image, {width} × {height} px.</source>
        <translation>{what} ছবি হিসেবে কপি হয়েছে, {width} × {height} px।</translation>
    </message>
    <message>
        <source>Save a figure</source>
        <translation>চিত্র সংরক্ষণ</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>ধাপ {step}</translation>
    </message>
    <message>
        <source>{film}. The preview is of the present step, {step}</source>
        <translation>{film}। প্রাকদর্শনটি বর্তমান ধাপ {step}-এর</translation>
    </message>
    <message>
        <source>{figures}. The preview shows the present step, {step}, for each</source>
        <translation>{figures}। প্রাকদর্শনে প্রতিটির জায়গায় বর্তমান ধাপ {step}</translation>
    </message>
    <message>
        <source>{preview}; it follows when the run pauses</source>
        <translation>{preview}; রান থামলে এটি হালনাগাদ হয়</translation>
    </message>
    <message>
        <source>{preview}. Its docks stand as in a new window</source>
        <translation>{preview}। ডকগুলো নতুন জানালার মতো</translation>
    </message>
    <message>
        <source>{preview}. Curves are drawn more finely when saved</source>
        <translation>{preview}। সংরক্ষণের সময় রেখা আরও সূক্ষ্ম হয়</translation>
    </message>
    <message>
        <source>Save as {format}</source>
        <translation>{format} হিসেবে সংরক্ষণ</translation>
    </message>
    <message>
        <source>Cancelled: nothing was saved.</source>
        <translation>বাতিল: কিছুই সংরক্ষিত হয়নি।</translation>
    </message>
    <message>
        <source>Saved: {files}.</source>
        <translation>সংরক্ষিত: {files}।</translation>
    </message>
    <message>
        <source>Save data …</source>
        <translation>ডেটা সংরক্ষণ …</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>সংরক্ষণ …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>{n} step</source>
        <translation>{n}টি ধাপ</translation>
    </message>
    <message>
        <source>{n} steps</source>
        <translation>{n}টি ধাপ</translation>
    </message>
    <message>
        <source>{steps}, one figure</source>
        <translation>{steps}, একটি চিত্র</translation>
    </message>
    <message>
        <source>{n} figure</source>
        <translation>{n}টি চিত্র</translation>
    </message>
    <message>
        <source>{n} figures</source>
        <translation>{n}টি চিত্র</translation>
    </message>
    <message>
        <source>The engine is still loading.</source>
        <translation>ইঞ্জিন এখনও লোড হচ্ছে।</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>জানালা</translation>
    </message>
    <message>
        <source>From step</source>
        <translation>শুরুর ধাপ</translation>
    </message>
    <message>
        <source>To step</source>
        <translation>শেষের ধাপ</translation>
    </message>
    <message>
        <source>Steps a picture</source>
        <translation>ছবিপ্রতি ধাপ</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>সেকেন্ডে ছবি</translation>
    </message>
    <message>
        <source>Times slower</source>
        <translation>কত গুণ ধীর</translation>
    </message>
    <message>
        <source>{name}: must be a whole number, {low} or more.</source>
        <translation>{name}: পূর্ণ সংখ্যা হতে হবে, {low} বা তার বেশি।</translation>
    </message>
    <message>
        <source>{name}: must be a whole number from {low} to {high}.</source>
        <translation>{name}: {low} থেকে {high} পর্যন্ত পূর্ণ সংখ্যা হতে হবে।</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>প্রাকদর্শন</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>শুরু হচ্ছে …</translation>
    </message>
    <message>
        <source>Playing the run again … {percent}</source>
        <translation>রান আবার চালানো হচ্ছে … {percent}</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>আঁকা হচ্ছে …</translation>
    </message>
    <message>
        <source>Drawing … {percent}</source>
        <translation>আঁকা হচ্ছে … {percent}</translation>
    </message>
    <message>
        <source>Drawing … picture {n} of {all}</source>
        <translation>আঁকা হচ্ছে … {all}টির মধ্যে ছবি {n}</translation>
    </message>
    <message>
        <source>{folder} cannot be written to: {reason}.</source>
        <translation>{folder}-এ লেখা যায় না: {reason}।</translation>
    </message>
    <message>
        <source>{program} could not be started.</source>
        <translation>{program} চালু করা গেল না।</translation>
    </message>
    <message>
        <source>The figure could not be made: drawing it ended unexpectedly. Nothing was saved.</source>
        <translation>চিত্রটি তৈরি করা গেল না: আঁকা অপ্রত্যাশিতভাবে শেষ হয়েছে। কিছুই সংরক্ষিত হয়নি।</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>প্রস্থান কোড {code}</translation>
    </message>
    <message>
        <source>The figure could not be made: {why}</source>
        <translation>চিত্রটি তৈরি করা গেল না: {why}</translation>
    </message>
    <message>
        <source>CSV tables: the numbers behind {n} view, a file for each</source>
        <translation>CSV সারণি: {n}টি দৃশ্যের পিছনের সংখ্যা, প্রতিটির জন্য একটি ফাইল</translation>
    </message>
    <message>
        <source>CSV tables: the numbers behind {n} views, a file for each</source>
        <translation>CSV সারণি: {n}টি দৃশ্যের পিছনের সংখ্যা, প্রতিটির জন্য একটি ফাইল</translation>
    </message>
    <message>
        <source>higher than an A4 page</source>
        <translation>A4 পাতার চেয়ে উঁচু</translation>
    </message>
    <message>
        <source>text as text</source>
        <translation>লেখা লেখা হিসেবেই</translation>
    </message>
    <message>
        <source>{size} at {dpi} dpi</source>
        <translation>{size}, {dpi} dpi</translation>
    </message>
    <message>
        <source>Steps {first} to {last}: {pictures}, {seconds} s</source>
        <translation>ধাপ {first} থেকে {last}: {pictures}, {seconds} s</translation>
    </message>
    <message>
        <source>Steps {first} to {last}: {pictures}, at least {seconds} s</source>
        <translation>ধাপ {first} থেকে {last}: {pictures}, অন্তত {seconds} s</translation>
    </message>
    <message>
        <source>{n} picture</source>
        <translation>{n}টি ছবি</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n}টি ছবি</translation>
    </message>
    <message>
        <source>{files} and {n} more</source>
        <translation>{files} ও আরও {n}টি</translation>
    </message>
    <message>
        <source>{file} is not the name of a {format}, which ends in {suffix}. For a {other}, choose that format first.</source>
        <translation>{file} {format}-এর নাম নয়, যার শেষে {suffix} থাকে। {other} চাইলে আগে সেই ফরম্যাট বাছুন।</translation>
    </message>
    <message>
        <source>{file} is no name: something has to stand before the dot.</source>
        <translation>{file} কোনো নাম নয়: বিন্দুর আগে কিছু থাকতে হবে।</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>{folder} নামে কোনো ফোল্ডার নেই।</translation>
    </message>
    <message>
        <source>{folder} cannot be written to: you may not change what is in it.</source>
        <translation>{folder}-এ লেখা যায় না: এর ভিতরের কিছু বদলানোর অনুমতি আপনার নেই।</translation>
    </message>
    <message>
        <source>The name {name} is too long for a file.</source>
        <translation>{name} নামটি ফাইলের জন্য খুব লম্বা।</translation>
    </message>
    <message>
        <source>{name} is a folder there: choose another name.</source>
        <translation>{name} সেখানে একটি ফোল্ডার: অন্য নাম বাছুন।</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {folder}.</source>
        <translation>{folder}-এর ডিস্কে আর জায়গা নেই।</translation>
    </message>
    <message>
        <source>Check what is shown. Drag to order, or press Alt and an arrow key.</source>
        <translation>যা দেখাবে তাতে টিক দিন। ক্রম বদলাতে টানুন, বা Alt ও তীরচিহ্ন চাপুন।</translation>
    </message>
    <message>
        <source>The whole window</source>
        <translation>পুরো জানালা</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG ছবি</translation>
    </message>
    <message>
        <source>For slides and pages</source>
        <translation>স্লাইড ও পাতার জন্য</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG অঙ্কন</translation>
    </message>
    <message>
        <source>Sharp at any size, to be edited</source>
        <translation>যেকোনো আকারে স্পষ্ট, সম্পাদনার জন্য</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF পাতা</translation>
    </message>
    <message>
        <source>Sharp at any size, for papers</source>
        <translation>যেকোনো আকারে স্পষ্ট, গবেষণাপত্রের জন্য</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF অ্যানিমেশন</translation>
    </message>
    <message>
        <source>Loops, and plays anywhere</source>
        <translation>ঘুরে ঘুরে চলে, সর্বত্র চলে</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>MP4 ভিডিও</translation>
    </message>
    <message>
        <source>Smaller, for slides</source>
        <translation>আরও ছোট, স্লাইডের জন্য</translation>
    </message>
    <message>
        <source>PNG sequence</source>
        <translation>PNG ক্রম</translation>
    </message>
    <message>
        <source>A file for each picture, for a cutter</source>
        <translation>প্রতি ছবিতে একটি ফাইল, ভিডিও সম্পাদনার জন্য</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV সারণি</translation>
    </message>
    <message>
        <source>The numbers behind it, a file for each view</source>
        <translation>এর পিছনের সংখ্যা, প্রতি দৃশ্যে একটি ফাইল</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>অ্যানিমেশন</translation>
    </message>
    <message>
        <source>no lock can be put beside the file</source>
        <translation>ফাইলের পাশে কোনো তালা বসানো যায় না</translation>
    </message>
    <message>
        <source>the run of {time} ({what})</source>
        <translation>{time}-এর রান ({what})</translation>
    </message>
    <message>
        <source>The run cannot be kept for the case of a crash: {folder}: {reason}. It goes on, and can be saved elsewhere.</source>
        <translation>ক্র্যাশের জন্য রানটি রাখা যাচ্ছে না: {folder}: {reason}। এটি চলতে থাকবে, আর অন্যত্র সংরক্ষণ করা যাবে।</translation>
    </message>
    <message>
        <source>Open a session or a picture of one</source>
        <translation>সেশন বা তার ছবি খুলুন</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>সেশন সংরক্ষণ</translation>
    </message>
    <message>
        <source>Save the weights</source>
        <translation>ওজন সংরক্ষণ</translation>
    </message>
    <message>
        <source>Start from these weights</source>
        <translation>এই ওজন থেকে শুরু</translation>
    </message>
    <message>
        <source>{path} is a picture, and would be lost: save under another name.</source>
        <translation>{path} একটি ছবি, হারিয়ে যেত: অন্য নামে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>{path} is a lesson, and its words would be lost: save under another name.</source>
        <translation>{path} একটি পাঠ, এর কথাগুলো হারিয়ে যেত: অন্য নামে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}</source>
        <translation>{path} লেখা গেল না: {reason}</translation>
    </message>
    <message>
        <source>The settings are taken over, as far as Flatline has them.</source>
        <translation>Flatline-এ যা আছে, সেই পর্যন্ত সেটিংগুলো নেওয়া হয়েছে।</translation>
    </message>
    <message>
        <source>What is on the clipboard is neither settings nor a Playground link.</source>
        <translation>ক্লিপবোর্ডে যা আছে তা সেটিংও নয়, Playground লিংকও নয়।</translation>
    </message>
    <message>
        <source>The clipboard holds no text to read settings from.</source>
        <translation>ক্লিপবোর্ডে সেটিং পড়ার মতো লেখা নেই।</translation>
    </message>
    <message>
        <source>The text in the clipboard is too long for settings.</source>
        <translation>ক্লিপবোর্ডের লেখা সেটিংয়ের পক্ষে খুব লম্বা।</translation>
    </message>
    <message>
        <source>there are no settings in it</source>
        <translation>এতে কোনো সেটিং নেই</translation>
    </message>
    <message>
        <source>The text in the clipboard cannot be used: {reason}</source>
        <translation>ক্লিপবোর্ডের লেখাটি ব্যবহার করা যায় না: {reason}</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>এখনও কোনো ফাইল নেই</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>খালি করুন (&amp;C)</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>নামহীন</translation>
    </message>
    <message>
        <source>Lesson {number}</source>
        <translation>পাঠ {number}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>Every claim about dying ReLU, to be seen and tried: about 5 minutes each</source>
        <translation>dying ReLU নিয়ে প্রতিটি দাবি, দেখার ও করে দেখার জন্য: প্রতিটিতে প্রায় 5 মিনিট</translation>
    </message>
    <message>
        <source>Open a lesson file …</source>
        <translation>একটি পাঠের ফাইল খুলুন …</translation>
    </message>
    <message>
        <source>Lesson {number} of {all}</source>
        <translation>{all}টির মধ্যে পাঠ {number}</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>প্রশ্ন</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>ব্যাখ্যা</translation>
    </message>
    <message>
        <source>Try next</source>
        <translation>এরপর চেষ্টা করুন</translation>
    </message>
    <message>
        <source>In the source</source>
        <translation>উৎসে যেখানে</translation>
    </message>
    <message>
        <source>Further reading</source>
        <translation>আরও পড়ুন</translation>
    </message>
    <message>
        <source>Back (left arrow)</source>
        <translation>পিছনে (বাঁ তীর)</translation>
    </message>
    <message>
        <source>Begin the lesson again</source>
        <translation>পাঠটি আবার শুরু করুন</translation>
    </message>
    <message>
        <source>Leave the lesson; the run stays</source>
        <translation>পাঠ ছাড়ুন; রানটি থাকে</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>পরের পাঠ</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>শেষ করুন</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>এগিয়ে যান</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>পরে</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>চালিয়ে যান</translation>
    </message>
    <message>
        <source>To the end of this step at once (right arrow)</source>
        <translation>এখনই এই ধাপের শেষে (ডান তীর)</translation>
    </message>
    <message>
        <source>Right arrow, or page down</source>
        <translation>ডান তীর, বা Page Down</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>{pages}টির মধ্যে পাতা {page}</translation>
    </message>
    <message>
        <source>Loading the engine …</source>
        <translation>ইঞ্জিন লোড হচ্ছে …</translation>
    </message>
    <message>
        <source>A figure is being saved: change the language once that is done.</source>
        <translation>একটি চিত্র সংরক্ষিত হচ্ছে: তা শেষ হলে ভাষা বদলান।</translation>
    </message>
    <message>
        <source>No network: change a setting or open another file.</source>
        <translation>নেটওয়ার্ক নেই: একটি সেটিং বদলান বা অন্য ফাইল খুলুন।</translation>
    </message>
    <message>
        <source>On the way to step {step}, where the session stood … {status}</source>
        <translation>সেশন যেখানে ছিল, সেই ধাপ {step}-এর পথে … {status}</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>ছবি হিসেবে কপি</translation>
    </message>
    <message>
        <source>Save figure …</source>
        <translation>চিত্র সংরক্ষণ …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ফাইল (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>সম্পাদনা (&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>রান (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>যন্ত্রপাতি (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>দৃশ্য (&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>পাঠ (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>সাহায্য (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>খুলুন (&amp;O) …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>সাম্প্রতিক (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>সংরক্ষণ (&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>নতুন নামে সংরক্ষণ (&amp;A) …</translation>
    </message>
    <message>
        <source>Save &amp;figure …</source>
        <translation>চিত্র সংরক্ষণ (&amp;F) …</translation>
    </message>
    <message>
        <source>Save &amp;weights …</source>
        <translation>ওজন সংরক্ষণ (&amp;W) …</translation>
    </message>
    <message>
        <source>&amp;Load weights as start …</source>
        <translation>ওজন থেকে শুরু (&amp;L) …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>প্রস্থান (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>ফেরান (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার (&amp;R)</translation>
    </message>
    <message>
        <source>Copy view as &amp;image</source>
        <translation>দৃশ্যটি ছবি হিসেবে কপি (&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;window as image</source>
        <translation>জানালাটি ছবি হিসেবে কপি (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy settings as text</source>
        <translation>সেটিং লেখা হিসেবে কপি (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste settings</source>
        <translation>সেটিং পেস্ট (&amp;P)</translation>
    </message>
    <message>
        <source>Batch &amp;back</source>
        <translation>এক ব্যাচ পিছনে (&amp;B)</translation>
    </message>
    <message>
        <source>Epoch b&amp;ack</source>
        <translation>এক ইপক পিছনে (&amp;A)</translation>
    </message>
    <message>
        <source>Pause &amp;on</source>
        <translation>যখন থামবে (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Compare from here</source>
        <translation>এখান থেকে তুলনা (&amp;C)</translation>
    </message>
    <message>
        <source>Pre&amp;dict first</source>
        <translation>আগে অনুমান (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>আঁধার (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Projector size</source>
        <translation>প্রজেক্টরের আকার (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Wide middle</source>
        <translation>চওড়া মাঝখান (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>ভাষা (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Restore the layout</source>
        <translation>বিন্যাস ফেরান (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;All lessons …</source>
        <translation>সব পাঠ (&amp;A) …</translation>
    </message>
    <message>
        <source>&amp;Open a lesson file …</source>
        <translation>একটি পাঠের ফাইল খুলুন (&amp;O) …</translation>
    </message>
    <message>
        <source>&amp;Begin again</source>
        <translation>আবার শুরু করুন (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next lesson</source>
        <translation>পরের পাঠ (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation>পাঠ ছাড়ুন (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save as lesson …</source>
        <translation>পাঠ হিসেবে সংরক্ষণ (&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>কি-তালিকা (&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Flatline</source>
        <translation>Flatline সম্পর্কে (&amp;A)</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>নতুন সিড</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>চালনা</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>চালান</translation>
    </message>
    <message>
        <source>Train, or pause</source>
        <translation>প্রশিক্ষণ দিন, বা থামান</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>ব্যাচ</translation>
    </message>
    <message>
        <source>Train on one minibatch</source>
        <translation>একটি মিনিব্যাচে প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>ইপক</translation>
    </message>
    <message>
        <source>Train to the end of the epoch</source>
        <translation>ইপকের শেষ পর্যন্ত প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>শুরুতে</translation>
    </message>
    <message>
        <source>Back to step 0 with the same initial weights</source>
        <translation>একই শুরুর ওজন নিয়ে ধাপ 0-তে ফিরুন</translation>
    </message>
    <message>
        <source>Other initial weights and batches</source>
        <translation>অন্য শুরুর ওজন ও ব্যাচ</translation>
    </message>
    <message>
        <source>Pause on</source>
        <translation>থামবে</translation>
    </message>
    <message>
        <source>First death</source>
        <translation>প্রথম মৃত্যুতে</translation>
    </message>
    <message>
        <source>Pause at the very step at which the first neuron dies</source>
        <translation>প্রথম নিউরন যে ধাপে মারা যায় ঠিক সেখানে থামুন</translation>
    </message>
    <message>
        <source>Any death</source>
        <translation>যেকোনো মৃত্যুতে</translation>
    </message>
    <message>
        <source>Pause at the very step of every death</source>
        <translation>প্রতিটি মৃত্যুর ঠিক ধাপে থামুন</translation>
    </message>
    <message>
        <source>Steps per second; at the right end as fast as the machine can</source>
        <translation>সেকেন্ডে ধাপ; ডান প্রান্তে যন্ত্র যত দ্রুত পারে</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>flat out</source>
        <translation>পুরো গতি</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} ধাপ/সে.</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>ইপক {epoch}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>ক্ষতি {loss}</translation>
    </message>
    <message>
        <source>seed {seed}, {n} of {all} siblings</source>
        <translation>সিড {seed}, {all}টি সহোদরের {n}</translation>
    </message>
    <message>
        <source>{dead} of {all} dead ({share})</source>
        <translation>{all}টির {dead}টি মৃত ({share})</translation>
    </message>
    <message>
        <source>figure.theme = {theme}: the window is {one} or {other}</source>
        <translation>figure.theme = {theme}: জানালা {one} বা {other}</translation>
    </message>
    <message>
        <source>figure.size = {size}: the window needs at least {width} x {height} pixels at 96 dots an inch</source>
        <translation>figure.size = {size}: 96 dpi-তে জানালার অন্তত {width} x {height} পিক্সেল লাগে</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>ঠিক আছে (&amp;O)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সংরক্ষণ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>বাতিল (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>বন্ধ করুন (&amp;C)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>হ্যাঁ (&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>না (&amp;N)</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>বিস্তারিত দেখান…</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>বিস্তারিত লুকান…</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Qt সম্পর্কে</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কাটুন (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি করুন (&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>লিংকের ঠিকানা কপি করুন (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট করুন (&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সব নির্বাচন করুন</translation>
    </message>
    <message>
        <source>&amp;Select All</source>
        <translation>সব নির্বাচন করুন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>এক ধাপ উপরে (&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>এক ধাপ নিচে (&amp;D)</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>আলাদা করুন</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>ডক উইজেটটি আলাদা করে বা আবার জুড়ে দেয়</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>ডক উইজেটটি বন্ধ করে</translation>
    </message>
    <message>
        <source>More</source>
        <translation>আরও</translation>
    </message>
    <message>
        <source>Scroll Left</source>
        <translation>বাঁয়ে সরান</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>ডানে সরান</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>যেখানে খুঁজবেন:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>ফাইলের নাম (&amp;N):</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>ফাইলের ধরন:</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>বেছে নিন (&amp;C)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>পিছনে</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>সামনে</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>উপরের ফোল্ডার</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>নতুন ফোল্ডার তৈরি</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>একটি নতুন ফোল্ডার তৈরি করুন</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>তালিকা</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>বিস্তারিত</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>তালিকা হিসেবে দেখান</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>বিস্তারিতভাবে দেখান</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>পিছনে যান</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>সামনে যান</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>উপরের ফোল্ডারে যান</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>কম্পিউটার</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>আমার কম্পিউটার</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>নাম</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>পরিবর্তনের তারিখ</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>নাম বদলান (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>মুছুন (&amp;D)</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>লুকানো ফাইল দেখান (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>নতুন ফোল্ডার (&amp;N)</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>নতুন ফোল্ডার</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>পাশের প্যানেল</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>স্থান ও বুকমার্কের তালিকা</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>সাম্প্রতিক স্থান</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
ফাইলটি পাওয়া যায়নি।
ফাইলের নাম ঠিক আছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
ফোল্ডারটি পাওয়া যায়নি।
ফোল্ডারের নাম ঠিক আছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 ইতিমধ্যেই আছে।
এটি প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>No font on this system has the letters of {language}: install the family {family}.</source>
        <translation>এই সিস্টেমের কোনো ফন্টে {language} ভাষার অক্ষর নেই: {family} ফন্ট-পরিবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>The translation cannot be read: {reason}.</source>
        <translation>অনুবাদটি পড়া যায় না: {reason}।</translation>
    </message>
    <message>
        <source>z on the last point it held</source>
        <translation>শেষ ধরে রাখা বিন্দুতে z</translation>
    </message>
    <message>
        <source>what changed</source>
        <translation>কী বদলেছে</translation>
    </message>
    <message>
        <source>before</source>
        <translation>আগে</translation>
    </message>
    <message>
        <source>after</source>
        <translation>পরে</translation>
    </message>
    <message>
        <source>the step</source>
        <translation>ধাপটি</translation>
    </message>
    <message>
        <source>δ: gradient of the loss with respect to z</source>
        <translation>δ: z-এর সাপেক্ষে ক্ষতির গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>before → after</source>
        <translation>আগে → পরে</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>incoming weights</source>
        <translation>আগত ওজন</translation>
    </message>
    <message>
        <source>{what}, {how}</source>
        <translation>{what}, {how}</translation>
    </message>
    <message>
        <source>killed by hand</source>
        <translation>হাতে করা বদলে মৃত</translation>
    </message>
    <message>
        <source>Its inputs moved: {behind}</source>
        <translation>এর ইনপুট সরেছে: {behind}</translation>
    </message>
    <message>
        <source>The plane turned round, by {angle}°: {behind}</source>
        <translation>তলটি {angle}° ঘুরে গেছে: {behind}</translation>
    </message>
    <message>
        <source>The plane swung by {angle}°, away from {points}</source>
        <translation>তলটি {angle}° ঘুরে সরে গেছে, দূরে: {points}</translation>
    </message>
    <message>
        <source>The plane jumped by {distance}, over {points}</source>
        <translation>তলটি {distance} লাফিয়ে পেরিয়েছে: {points}</translation>
    </message>
    <message>
        <source>{said}; each point counts at its patch with the largest z.</source>
        <translation>{said}; প্রতিটি বিন্দু তার বৃহত্তম z-এর প্যাচে গোনা।</translation>
    </message>
    <message>
        <source>{said}.</source>
        <translation>{said}।</translation>
    </message>
    <message>
        <source>{said}, in units of its inputs.</source>
        <translation>{said}, এর ইনপুটের এককে।</translation>
    </message>
    <message>
        <source>The plane turned round, as its weight changed sign, and stayed at 0: {behind}</source>
        <translation>ওজনের চিহ্ন বদলে তলটি উল্টে গেছে ও 0-তেই রয়ে গেছে: {behind}</translation>
    </message>
    <message>
        <source>The plane turned round, as its weight changed sign, and went from {before} to {after}: {behind}</source>
        <translation>ওজনের চিহ্ন বদলে তলটি উল্টে গেছে ও {before} থেকে {after}-এ গেছে: {behind}</translation>
    </message>
    <message>
        <source>The plane jumped by {distance}, from {before} to {after}, over {points}</source>
        <translation>তলটি {before} থেকে {after}-এ {distance} লাফিয়ে পেরিয়েছে: {points}</translation>
    </message>
    <message>
        <source>the one point that it was active on</source>
        <translation>একমাত্র যে বিন্দুতে এটি সক্রিয় ছিল</translation>
    </message>
    <message>
        <source>both points that it was active on</source>
        <translation>যে দুটি বিন্দুতে এটি সক্রিয় ছিল</translation>
    </message>
    <message>
        <source>all {n} points that it was active on</source>
        <translation>যে {n}টি বিন্দুতে এটি সক্রিয় ছিল, সব কটি</translation>
    </message>
    <message>
        <source>{points} now lies behind it, every training point by at least {least}</source>
        <translation>{points} এখন তলের পিছনে, প্রতিটি প্রশিক্ষণ বিন্দু অন্তত {least} দূরে</translation>
    </message>
    <message>
        <source>{points} now lie behind it, every training point by at least {least}</source>
        <translation>{points} এখন তলের পিছনে, প্রতিটি প্রশিক্ষণ বিন্দু অন্তত {least} দূরে</translation>
    </message>
    <message>
        <source>{points} now lies behind it</source>
        <translation>{points} এখন তলের পিছনে</translation>
    </message>
    <message>
        <source>{points} now lie behind it</source>
        <translation>{points} এখন তলের পিছনে</translation>
    </message>
    <message>
        <source>{moved}, and now lies {distance} past the training data</source>
        <translation>{moved}, এবং এখন প্রশিক্ষণ ডেটার {distance} বাইরে</translation>
    </message>
    <message>
        <source>On hold: nothing moves while the learning rate is 0, nor would a loss gradient reach it.</source>
        <translation>স্থগিত: শেখার হার 0 থাকলে কিছুই নড়ে না, ক্ষতির গ্রেডিয়েন্টও এর কাছে পৌঁছাত না।</translation>
    </message>
    <message>
        <source>On hold: nothing moves while the learning rate is 0.</source>
        <translation>স্থগিত: শেখার হার 0 থাকলে কিছুই নড়ে না।</translation>
    </message>
    <message>
        <source>Cannot come back by training: no loss gradient reaches it, nor any layer before it, so nothing will move.</source>
        <translation>প্রশিক্ষণে ফিরতে পারে না: ক্ষতির গ্রেডিয়েন্ট এর কাছে বা এর আগের কোনো স্তরে পৌঁছায় না, তাই কিছুই নড়বে না।</translation>
    </message>
    <message>
        <source>Silent on the only test point as well.</source>
        <translation>একমাত্র পরীক্ষার বিন্দুতেও নীরব।</translation>
    </message>
    <message>
        <source>Silent on all {n} test points as well.</source>
        <translation>{n}টি পরীক্ষার বিন্দুর সব কটিতেও নীরব।</translation>
    </message>
    <message>
        <source>It fires on {active} of {n} test point, though.</source>
        <translation>তবে {n}টি পরীক্ষার বিন্দুর {active}টিতে এটি সক্রিয় হয়।</translation>
    </message>
    <message>
        <source>It fires on {active} of {n} test points, though.</source>
        <translation>তবে {n}টি পরীক্ষার বিন্দুর {active}টিতে এটি সক্রিয় হয়।</translation>
    </message>
    <message>
        <source>layer {layer} still receives gradient</source>
        <translation>স্তর {layer} এখনও গ্রেডিয়েন্ট পায়</translation>
    </message>
    <message>
        <source>layers {layers} and {last} still receive gradient</source>
        <translation>স্তর {layers} ও {last} এখনও গ্রেডিয়েন্ট পায়</translation>
    </message>
    <message>
        <source>Dead for good: no loss gradient has ever reached it, and none will while the training data stay as they are.</source>
        <translation>চিরতরে মৃত: ক্ষতির গ্রেডিয়েন্ট কখনও এর কাছে পৌঁছায়নি, আর প্রশিক্ষণ ডেটা যেমন আছে তেমন থাকলে পৌঁছাবেও না।</translation>
    </message>
    <message>
        <source>Dead for good: no loss gradient will ever reach it again while the training data stay as they are.</source>
        <translation>চিরতরে মৃত: প্রশিক্ষণ ডেটা যেমন আছে তেমন থাকলে ক্ষতির গ্রেডিয়েন্ট আর কখনও এর কাছে পৌঁছাবে না।</translation>
    </message>
    <message>
        <source>the layers before it still move</source>
        <translation>এর আগের স্তরগুলো এখনও নড়ে</translation>
    </message>
    <message>
        <source>May come back: {moving}, so its inputs move.</source>
        <translation>ফিরতে পারে: {moving}, তাই এর ইনপুট নড়ে।</translation>
    </message>
    <message>
        <source>It gets no loss gradient itself, but {momentum} and {decay} still move {own}.</source>
        <translation>নিজে ক্ষতির গ্রেডিয়েন্ট পায় না, তবে {momentum} ও {decay} এখনও {own} নাড়ায়।</translation>
    </message>
    <message>
        <source>It gets no loss gradient itself, but {mover} still moves {own}.</source>
        <translation>নিজে ক্ষতির গ্রেডিয়েন্ট পায় না, তবে {mover} এখনও {own} নাড়ায়।</translation>
    </message>
    <message>
        <source>Adrift: no loss gradient reaches it, but momentum or weight decay still moves the layers before it, so its inputs drift.</source>
        <translation>ভাসমান: ক্ষতির গ্রেডিয়েন্ট এর কাছে পৌঁছায় না, তবে মোমেন্টাম বা ওজন-ক্ষয় এখনও আগের স্তরগুলো নাড়ায়, তাই এর ইনপুট সরে।</translation>
    </message>
    <message>
        <source>Adrift: no loss gradient reaches it.</source>
        <translation>ভাসমান: ক্ষতির গ্রেডিয়েন্ট এর কাছে পৌঁছায় না।</translation>
    </message>
    <message>
        <source>What is left of momentum hardly moves {own}.</source>
        <translation>মোমেন্টামের যা বাকি, তা {own} প্রায় নাড়ায়ই না।</translation>
    </message>
    <message>
        <source>Decay hardly moves {own}.</source>
        <translation>ক্ষয় {own} প্রায় নাড়ায়ই না।</translation>
    </message>
    <message>
        <source>Adrift: no loss gradient reaches it, but {momentum} still moves {own} and may bring it back.</source>
        <translation>ভাসমান: ক্ষতির গ্রেডিয়েন্ট এর কাছে পৌঁছায় না, তবে {momentum} এখনও {own} নাড়ায় এবং একে ফিরিয়ে আনতে পারে।</translation>
    </message>
    <message>
        <source>Left-over momentum still moves {own} a little (up to {size} a step), too little to bring it back on its own.</source>
        <translation>বাকি মোমেন্টাম এখনও {own} একটু নাড়ায় (ধাপে সর্বাধিক {size}), একা একে ফিরিয়ে আনার পক্ষে খুব কম।</translation>
    </message>
    <message>
        <source>Left-over momentum still moves {own} a little (up to {size} a step), too little to bring it back.</source>
        <translation>বাকি মোমেন্টাম এখনও {own} একটু নাড়ায় (ধাপে সর্বাধিক {size}), ফিরিয়ে আনার পক্ষে খুব কম।</translation>
    </message>
    <message>
        <source>Adrift: no loss gradient reaches it, but {mover} still moves {own}.</source>
        <translation>ভাসমান: ক্ষতির গ্রেডিয়েন্ট এর কাছে পৌঁছায় না, তবে {mover} এখনও {own} নাড়ায়।</translation>
    </message>
    <message>
        <source>Adrift: no loss gradient reaches it, but {momentum} and {decay} still move {own}.</source>
        <translation>ভাসমান: ক্ষতির গ্রেডিয়েন্ট এর কাছে পৌঁছায় না, তবে {momentum} ও {decay} এখনও {own} নাড়ায়।</translation>
    </message>
    <message>
        <source>Momentum may bring it back.</source>
        <translation>মোমেন্টাম একে ফিরিয়ে আনতে পারে।</translation>
    </message>
    <message>
        <source>Momentum alone is too little to bring it back.</source>
        <translation>শুধু মোমেন্টাম একে ফিরিয়ে আনার পক্ষে খুব কম।</translation>
    </message>
    <message>
        <source>Decay takes z towards 0, where it is dead as well.</source>
        <translation>ক্ষয় z-কে 0-এর দিকে নেয়, সেখানেও এটি মৃত।</translation>
    </message>
    <message>
        <source>Decay takes z towards its bias of {bias}, which is above 0: it may come back.</source>
        <translation>ক্ষয় z-কে তার বায়াস {bias}-এর দিকে নেয়, যা 0-এর উপরে: ফিরতে পারে।</translation>
    </message>
    <message>
        <source>Decay takes z towards its bias of {bias}, where it is dead as well.</source>
        <translation>ক্ষয় z-কে তার বায়াস {bias}-এর দিকে নেয়, সেখানেও এটি মৃত।</translation>
    </message>
    <message>
        <source>Decay of a positive bias only lowers z.</source>
        <translation>ধনাত্মক বায়াসের ক্ষয় z-কে কেবল নামায়।</translation>
    </message>
    <message>
        <source>Decay lifts z, up to {largest} without the bias: it may come back.</source>
        <translation>ক্ষয় z-কে তোলে, বায়াস ছাড়া {largest} পর্যন্ত: ফিরতে পারে।</translation>
    </message>
    <message>
        <source>Decay lifts z, but it would be dead without its bias, too.</source>
        <translation>ক্ষয় z-কে তোলে, তবে বায়াস ছাড়াও এটি মৃত থাকত।</translation>
    </message>
    <message>
        <source>Decay takes weights and bias towards 0: it may come back if the weights shrink faster than the bias.</source>
        <translation>ক্ষয় ওজন ও বায়াসকে 0-এর দিকে নেয়: ওজন বায়াসের চেয়ে দ্রুত ছোট হলে ফিরতে পারে।</translation>
    </message>
    <message>
        <source>Decay takes weights and bias towards 0: it may come back if the bias shrinks faster.</source>
        <translation>ক্ষয় ওজন ও বায়াসকে 0-এর দিকে নেয়: বায়াস দ্রুত ছোট হলে ফিরতে পারে।</translation>
    </message>
    <message>
        <source>left-over momentum (up to {size} a step)</source>
        <translation>বাকি মোমেন্টাম (ধাপে সর্বাধিক {size})</translation>
    </message>
    <message>
        <source>weight decay (up to {size} a step)</source>
        <translation>ওজন-ক্ষয় (ধাপে সর্বাধিক {size})</translation>
    </message>
    <message>
        <source>bias decay (up to {size} a step)</source>
        <translation>বায়াস-ক্ষয় (ধাপে সর্বাধিক {size})</translation>
    </message>
    <message>
        <source>its weights and bias</source>
        <translation>এর ওজন ও বায়াস</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>এর ওজন</translation>
    </message>
    <message>
        <source>its bias</source>
        <translation>এর বায়াস</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>হাতে করা</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>বায়াস</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>ওজন</translation>
    </message>
    <message>
        <source>bias and weights</source>
        <translation>বায়াস ও ওজন</translation>
    </message>
    <message>
        <source>inputs moved</source>
        <translation>ইনপুট সরেছে</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>মোমেন্টাম</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>ওজন-ক্ষয়</translation>
    </message>
    <message>
        <source>has come back since</source>
        <translation>তারপর ফিরে এসেছে</translation>
    </message>
    <message>
        <source>It {did}.</source>
        <translation>এটি {did}।</translation>
    </message>
    <message>
        <source>It {did} and {then}.</source>
        <translation>এটি {did} এবং {then}।</translation>
    </message>
    <message>
        <source>It died at least {n} times, the last time at step {step} ({cause}), and {back}.</source>
        <translation>এটি অন্তত {n} বার মারা গেছে, শেষবার ধাপ {step}-এ ({cause}), এবং {back}।</translation>
    </message>
    <message>
        <source>It died {n} times, the last time at step {step} ({cause}), and {back}.</source>
        <translation>এটি {n} বার মারা গেছে, শেষবার ধাপ {step}-এ ({cause}), এবং {back}।</translation>
    </message>
    <message>
        <source>killed by hand at step {step}</source>
        <translation>ধাপ {step}-এ হাতে করা বদলে মৃত</translation>
    </message>
    <message>
        <source>Killed by hand at step {step}.</source>
        <translation>ধাপ {step}-এ হাতে করা বদলে মৃত।</translation>
    </message>
    <message>
        <source>Killed when the data were changed, at step {step}: {done}.</source>
        <translation>ধাপ {step}-এ ডেটা বদলানোর সময় মারা গেছে: {done}।</translation>
    </message>
    <message>
        <source>Killed by hand at step {step}: {done}.</source>
        <translation>ধাপ {step}-এ হাতে করা বদলে মৃত: {done}।</translation>
    </message>
    <message>
        <source>Its margin (max z) went from {before} to {after}.</source>
        <translation>এর মার্জিন (সর্বোচ্চ z) {before} থেকে {after} হয়েছে।</translation>
    </message>
    <message>
        <source>Its bias stayed at {bias}.</source>
        <translation>এর বায়াস {bias}-ই থেকেছে।</translation>
    </message>
    <message>
        <source>Its bias from {before} to {after}.</source>
        <translation>এর বায়াস {before} থেকে {after}।</translation>
    </message>
    <message>
        <source>Its margin (max z) went from {before} to {after}, its bias stayed at {bias}.</source>
        <translation>এর মার্জিন (সর্বোচ্চ z) {before} থেকে {after} হয়েছে, বায়াস {bias}-ই থেকেছে।</translation>
    </message>
    <message>
        <source>Its margin (max z) went from {before} to {after}, its bias from {bias_before} to {bias_after}.</source>
        <translation>এর মার্জিন (সর্বোচ্চ z) {before} থেকে {after} হয়েছে, বায়াস {bias_before} থেকে {bias_after}।</translation>
    </message>
    <message>
        <source>was born dead</source>
        <translation>জন্ম থেকে মৃত ছিল</translation>
    </message>
    <message>
        <source>died at step {step} ({cause})</source>
        <translation>ধাপ {step}-এ মারা গেছে ({cause})</translation>
    </message>
    <message>
        <source>came back at step {step} ({cause})</source>
        <translation>ধাপ {step}-এ ফিরে এসেছে ({cause})</translation>
    </message>
    <message>
        <source>the network diverged</source>
        <translation>নেটওয়ার্কটি অপসারী হয়েছে</translation>
    </message>
    <message>
        <source>before step {step}</source>
        <translation>ধাপ {step}-এর আগে</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>ধাপ {step}-এর পরে</translation>
    </message>
    <message>
        <source>no plane in view</source>
        <translation>দৃশ্যে কোনো তল নেই</translation>
    </message>
    <message>
        <source>no plane</source>
        <translation>কোনো তল নেই</translation>
    </message>
    <message>
        <source>z ≤ 0 all over</source>
        <translation>সর্বত্র z ≤ 0</translation>
    </message>
    <message>
        <source>{distance} past the data</source>
        <translation>ডেটার {distance} বাইরে</translation>
    </message>
    <message>
        <source>{distance} past</source>
        <translation>{distance} বাইরে</translation>
    </message>
    <message>
        <source>z before</source>
        <translation>আগের z</translation>
    </message>
    <message>
        <source>plane before</source>
        <translation>আগের তল</translation>
    </message>
    <message>
        <source>largest z &gt; 0</source>
        <translation>বৃহত্তম z &gt; 0</translation>
    </message>
    <message>
        <source>the outlier is not shown</source>
        <translation>বহিঃস্থ বিন্দুটি দেখানো হয়নি</translation>
    </message>
    <message>
        <source>minibatch: {some} of {n} point</source>
        <translation>মিনিব্যাচ: {n}টি বিন্দুর {some}টি</translation>
    </message>
    <message>
        <source>minibatch: {some} of {n} points</source>
        <translation>মিনিব্যাচ: {n}টি বিন্দুর {some}টি</translation>
    </message>
    <message>
        <source>minibatch, δ ≠ 0</source>
        <translation>মিনিব্যাচ, δ ≠ 0</translation>
    </message>
    <message>
        <source>minibatch, δ = 0</source>
        <translation>মিনিব্যাচ, δ = 0</translation>
    </message>
    <message>
        <source>last point it held</source>
        <translation>শেষ ধরে রাখা বিন্দু</translation>
    </message>
    <message>
        <source>on a slice through the mean</source>
        <translation>গড়ের মধ্য দিয়ে একটি ছেদে</translation>
    </message>
    <message>
        <source>Click a dead neuron to see what killed it.</source>
        <translation>কী মেরেছে দেখতে একটি মৃত নিউরনে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>killed at step {step} by hand</source>
        <translation>ধাপ {step}-এ হাতে করা বদলে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} by the bias</source>
        <translation>ধাপ {step}-এ বায়াসের কারণে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} by its weights</source>
        <translation>ধাপ {step}-এ ওজনের কারণে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} by bias and weights</source>
        <translation>ধাপ {step}-এ বায়াস ও ওজনের কারণে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} because its inputs moved</source>
        <translation>ধাপ {step}-এ ইনপুট সরে যাওয়ায় মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} by momentum</source>
        <translation>ধাপ {step}-এ মোমেন্টামের কারণে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} by weight decay</source>
        <translation>ধাপ {step}-এ ওজন-ক্ষয়ের কারণে মৃত</translation>
    </message>
    <message>
        <source>killed at step {step} as the network diverged</source>
        <translation>ধাপ {step}-এ নেটওয়ার্ক অপসারী হওয়ায় মৃত</translation>
    </message>
    <message>
        <source>killed at step {step}</source>
        <translation>ধাপ {step}-এ মারা গেছে</translation>
    </message>
    <message>
        <source>the training set</source>
        <translation>প্রশিক্ষণ সেট</translation>
    </message>
    <message>
        <source>It never lived: at step 0 max z over {points} was {margin}. No step killed it.</source>
        <translation>এটি কখনও বাঁচেনি: ধাপ 0-তে {points}-এ সর্বোচ্চ z ছিল {margin}। কোনো ধাপ একে মারেনি।</translation>
    </message>
    <message>
        <source>{what}; max z over {points} fell from {before} to {after}</source>
        <translation>{what}; {points}-এ সর্বোচ্চ z {before} থেকে {after}-এ নেমেছে</translation>
    </message>
    <message>
        <source>Step {step}: {said}.</source>
        <translation>ধাপ {step}: {said}।</translation>
    </message>
    <message>
        <source>{name} diverged: its pre-activation is no longer a finite number.</source>
        <translation>{name} অপসারী হয়েছে: এর প্রি-অ্যাক্টিভেশন আর সসীম সংখ্যা নয়।</translation>
    </message>
    <message>
        <source>The network diverged at step {step}.</source>
        <translation>ধাপ {step}-এ নেটওয়ার্কটি অপসারী হয়েছে।</translation>
    </message>
    <message>
        <source>{name} never lived: dead at step 0, and no step killed it. Its largest z is now {margin}.</source>
        <translation>{name} কখনও বাঁচেনি: ধাপ 0-তেই মৃত, কোনো ধাপ একে মারেনি। এর বৃহত্তম z এখন {margin}।</translation>
    </message>
    <message>
        <source>{name} never lived: dead at step 0 with largest z = {margin}; no step killed it.</source>
        <translation>{name} কখনও বাঁচেনি: ধাপ 0-তেই মৃত, বৃহত্তম z = {margin}; কোনো ধাপ একে মারেনি।</translation>
    </message>
    <message>
        <source>{name} is dead: largest z = {margin}.</source>
        <translation>{name} মৃত: বৃহত্তম z = {margin}।</translation>
    </message>
    <message>
        <source>{name} is saturated, not dead: hardly any gradient passes (largest slope {slope}), and no single step is to blame.</source>
        <translation>{name} সম্পৃক্ত, মৃত নয়: গ্রেডিয়েন্ট প্রায় যায়ই না (বৃহত্তম ঢাল {slope}), এবং কোনো একটি ধাপ দায়ী নয়।</translation>
    </message>
    <message>
        <source>{name} is not dead: z ≤ 0 on {points}, but the slope of {slope} there still lets gradient through.</source>
        <translation>{name} মৃত নয়: {points}-এ z ≤ 0, তবে সেখানকার ঢাল {slope} দিয়ে এখনও গ্রেডিয়েন্ট যায়।</translation>
    </message>
    <message>
        <source>{name} is dormant, not dead: it hardly answers ({share} of its layer&apos;s mean activity), with margin {margin}.</source>
        <translation>{name} সুপ্ত, মৃত নয়: প্রায় সাড়াই দেয় না (স্তরের গড় সক্রিয়তার {share}), মার্জিন {margin}।</translation>
    </message>
    <message>
        <source>{name} is close to death, not dead: it is active on {points}, with margin {margin}.</source>
        <translation>{name} মৃত্যুর কাছে, মৃত নয়: {points}-এ সক্রিয়, মার্জিন {margin}।</translation>
    </message>
    <message>
        <source>{name} is alive, and active on {points}.</source>
        <translation>{name} জীবিত, এবং {points}-এ সক্রিয়।</translation>
    </message>
    <message>
        <source>{name} is alive, and active on {points}: nothing to explain.</source>
        <translation>{name} জীবিত, এবং {points}-এ সক্রিয়: ব্যাখ্যার কিছু নেই।</translation>
    </message>
    <message>
        <source>Its margin, the largest z, is {margin}.</source>
        <translation>এর মার্জিন, অর্থাৎ বৃহত্তম z, {margin}।</translation>
    </message>
    <message>
        <source>{name} is alive.</source>
        <translation>{name} জীবিত।</translation>
    </message>
    <message>
        <source>{name} is alive: nothing to explain.</source>
        <translation>{name} জীবিত: ব্যাখ্যার কিছু নেই।</translation>
    </message>
    <message>
        <source>Its margin, the largest z over {points}, is {margin}.</source>
        <translation>এর মার্জিন, অর্থাৎ {points}-এ বৃহত্তম z, {margin}।</translation>
    </message>
    <message>
        <source>gradient on the bias</source>
        <translation>বায়াসে গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>gradient on the weights</source>
        <translation>ওজনে গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>decay</source>
        <translation>ক্ষয়</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>ইনপুট</translation>
    </message>
    <message>
        <source>weights |w|</source>
        <translation>ওজন |w|</translation>
    </message>
    <message>
        <source>margin (max z)</source>
        <translation>মার্জিন (সর্বোচ্চ z)</translation>
    </message>
    <message>
        <source>margin / |w|</source>
        <translation>মার্জিন / |w|</translation>
    </message>
    <message>
        <source>outlier&apos;s loss</source>
        <translation>বহিঃস্থ বিন্দুর ক্ষতি</translation>
    </message>
    <message>
        <source>minibatch loss</source>
        <translation>মিনিব্যাচের ক্ষতি</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>শেখার হার</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>অপ্টিমাইজার</translation>
    </message>
    <message>
        <source>points with δ ≠ 0</source>
        <translation>δ ≠ 0 এমন বিন্দু</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{all}টির {some}টি</translation>
    </message>
    <message>
        <source>largest |δ|</source>
        <translation>বৃহত্তম |δ|</translation>
    </message>
    <message>
        <source>bias gradient</source>
        <translation>বায়াসের গ্রেডিয়েন্ট</translation>
    </message>
    <message>
        <source>and {n} more that moved less</source>
        <translation>এবং আরও {n}টি, যেগুলো কম নড়েছে</translation>
    </message>
    <message>
        <source>z on the last point it held: {way}</source>
        <translation>শেষ ধরে রাখা বিন্দুতে z: {way}</translation>
    </message>
    <message>
        <source>weight from {name}: {change}, gradient {gradient}</source>
        <translation>{name} থেকে ওজন: {change}, গ্রেডিয়েন্ট {gradient}</translation>
    </message>
    <message>
        <source>Outlook: {outlook}</source>
        <translation>সম্ভাবনা: {outlook}</translation>
    </message>
    <message>
        <source>the network diverged in this step, and no arithmetic tells the parts</source>
        <translation>এই ধাপে নেটওয়ার্ক অপসারী হয়েছে, তাই কোনো হিসাব অংশগুলো আলাদা করতে পারে না</translation>
    </message>
    <message>
        <source>the bias</source>
        <translation>বায়াস</translation>
    </message>
    <message>
        <source>the bias from {before} to {after}</source>
        <translation>বায়াস {before} থেকে {after}</translation>
    </message>
    <message>
        <source>{batch} pushed {bias}</source>
        <translation>{batch} ঠেলেছে: {bias}</translation>
    </message>
    <message>
        <source>{batch} moved the weights, which {effect}</source>
        <translation>{batch} ওজন নাড়িয়েছে, যা {effect}</translation>
    </message>
    <message>
        <source>{batch} pushed {bias} and moved the weights, which together {effect}</source>
        <translation>{batch} ঠেলেছে {bias} ও ওজন নাড়িয়েছে, যা একসঙ্গে {effect}</translation>
    </message>
    <message>
        <source>the layers before it moved its inputs, which {effect}</source>
        <translation>এর আগের স্তরগুলো ইনপুট নাড়িয়েছে, যা {effect}</translation>
    </message>
    <message>
        <source>decay moved its weights and bias, which {effect}</source>
        <translation>ক্ষয় এর ওজন ও বায়াস নাড়িয়েছে, যা {effect}</translation>
    </message>
    <message>
        <source>decay moved its weights, which {effect}</source>
        <translation>ক্ষয় এর ওজন নাড়িয়েছে, যা {effect}</translation>
    </message>
    <message>
        <source>{batch} moved it</source>
        <translation>{batch} একে নাড়িয়েছে</translation>
    </message>
    <message>
        <source>one outlier point whose loss is NaN</source>
        <translation>একটি বহিঃস্থ বিন্দু, যার ক্ষতি NaN,</translation>
    </message>
    <message>
        <source>one outlier point with loss {loss}</source>
        <translation>ক্ষতি {loss}-এর একটি বহিঃস্থ বিন্দু</translation>
    </message>
    <message>
        <source>a minibatch whose loss is NaN</source>
        <translation>একটি মিনিব্যাচ, যার ক্ষতি NaN,</translation>
    </message>
    <message>
        <source>a minibatch with loss {loss}</source>
        <translation>ক্ষতি {loss}-এর একটি মিনিব্যাচ</translation>
    </message>
    <message>
        <source>the momentum of earlier steps</source>
        <translation>আগের ধাপগুলোর মোমেন্টাম</translation>
    </message>
    <message>
        <source>the averages that {optimizer} keeps of earlier gradients</source>
        <translation>আগের গ্রেডিয়েন্টের যে গড় {optimizer} রাখে</translation>
    </message>
    <message>
        <source>this outlier gave it no gradient, but {averages} carried on and {effect}</source>
        <translation>এই বহিঃস্থ বিন্দু একে গ্রেডিয়েন্ট দেয়নি, তবে {averages} চলতে থেকেছে ও {effect}</translation>
    </message>
    <message>
        <source>this minibatch gave it no gradient, but {averages} carried on and {effect}</source>
        <translation>এই মিনিব্যাচ একে গ্রেডিয়েন্ট দেয়নি, তবে {averages} চলতে থেকেছে ও {effect}</translation>
    </message>
    <message>
        <source>added {size} to it</source>
        <translation>এতে {size} যোগ করেছে</translation>
    </message>
    <message>
        <source>took {size} off it</source>
        <translation>এর থেকে {size} কমিয়েছে</translation>
    </message>
    <message>
        <source>{averages} carried on and {effect} (this outlier&apos;s own gradient {own_effect})</source>
        <translation>{averages} চলতে থেকেছে ও {effect} (এই বহিঃস্থ বিন্দুর নিজের গ্রেডিয়েন্ট {own_effect})</translation>
    </message>
    <message>
        <source>{averages} carried on and {effect} (this minibatch&apos;s own gradient {own_effect})</source>
        <translation>{averages} চলতে থেকেছে ও {effect} (এই মিনিব্যাচের নিজের গ্রেডিয়েন্ট {own_effect})</translation>
    </message>
    <message>
        <source>added {size} to z on the last point it held</source>
        <translation>শেষ ধরে রাখা বিন্দুতে z-এ {size} যোগ করেছে</translation>
    </message>
    <message>
        <source>took {size} off z on the last point it held</source>
        <translation>শেষ ধরে রাখা বিন্দুতে z থেকে {size} কমিয়েছে</translation>
    </message>
    <message>
        <source>The step that killed it, {step}, was not recorded.</source>
        <translation>যে ধাপ একে মেরেছে, {step}, তা নথিভুক্ত হয়নি।</translation>
    </message>
    <message>
        <source>It was dead at step 0, and still or again at step {step}, from which on this sibling is followed.</source>
        <translation>ধাপ 0-তে এটি মৃত ছিল, এবং ধাপ {step}-এও মৃত বা আবার মৃত, যেখান থেকে এই সহোদরকে অনুসরণ করা হচ্ছে।</translation>
    </message>
    <message>
        <source>It died before step {step}, from which on this sibling is followed.</source>
        <translation>ধাপ {step}-এর আগেই মারা গেছে, যেখান থেকে এই সহোদরকে অনুসরণ করা হচ্ছে।</translation>
    </message>
    <message>
        <source>The step that killed it is not known.</source>
        <translation>কোন ধাপ একে মেরেছে জানা নেই।</translation>
    </message>
    <message>
        <source>It died at step {step}, but the network diverged at step {diverged}: no arithmetic tells what killed it.</source>
        <translation>ধাপ {step}-এ মারা গেছে, তবে ধাপ {diverged}-এ নেটওয়ার্ক অপসারী হয়েছে: কী মেরেছে কোনো হিসাব বলতে পারে না।</translation>
    </message>
    <message>
        <source>It died at step {step}, but the network diverged: no arithmetic tells what killed it.</source>
        <translation>ধাপ {step}-এ মারা গেছে, তবে নেটওয়ার্ক অপসারী হয়েছে: কী মেরেছে কোনো হিসাব বলতে পারে না।</translation>
    </message>
    <message>
        <source>The network diverged at step {step}: no arithmetic tells what killed it.</source>
        <translation>ধাপ {step}-এ নেটওয়ার্ক অপসারী হয়েছে: কী মেরেছে কোনো হিসাব বলতে পারে না।</translation>
    </message>
    <message>
        <source>The network diverged: no arithmetic tells what killed it.</source>
        <translation>নেটওয়ার্ক অপসারী হয়েছে: কী মেরেছে কোনো হিসাব বলতে পারে না।</translation>
    </message>
    <message>
        <source>the only training point</source>
        <translation>একমাত্র প্রশিক্ষণ বিন্দু</translation>
    </message>
    <message>
        <source>all {n} training points</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দুর সব</translation>
    </message>
    <message>
        <source>margin (max z) over the steps, {scale}</source>
        <translation>ধাপের সঙ্গে মার্জিন (সর্বোচ্চ z), {scale}</translation>
    </message>
    <message>
        <source>margin (max z), {scale}</source>
        <translation>মার্জিন (সর্বোচ্চ z), {scale}</translation>
    </message>
    <message>
        <source>margin, {scale}</source>
        <translation>মার্জিন, {scale}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ধাপ</translation>
    </message>
    <message>
        <source>input</source>
        <translation>ইনপুট</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>নিউরন</translation>
    </message>
    <message>
        <source>pre-activations</source>
        <translation>প্রি-অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>pre-activations of every {n}th point</source>
        <translation>প্রতি {n}তম বিন্দুর প্রি-অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>none is finite</source>
        <translation>কোনোটিই সসীম নয়</translation>
    </message>
    <message>
        <source>test</source>
        <translation>পরীক্ষা</translation>
    </message>
    <message>
        <source>test ×{factor}</source>
        <translation>পরীক্ষা ×{factor}</translation>
    </message>
    <message>
        <source>largest z of its feature map</source>
        <translation>ফিচার ম্যাপের বৃহত্তম z</translation>
    </message>
    <message>
        <source>largest z</source>
        <translation>বৃহত্তম z</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>মার্জিন</translation>
    </message>
    <message>
        <source>pre-activation z</source>
        <translation>প্রি-অ্যাক্টিভেশন z</translation>
    </message>
    <message>
        <source>training points</source>
        <translation>প্রশিক্ষণ বিন্দু</translation>
    </message>
    <message>
        <source>Click a neuron to see its weights and where its pre-activations lie.</source>
        <translation>একটি নিউরনে ক্লিক করে তার ওজন ও তার প্রি-অ্যাক্টিভেশন কোথায় থাকে দেখুন।</translation>
    </message>
    <message>
        <source>Is it dead or alive? What it does on the training points is hidden until revealed.</source>
        <translation>এটি মৃত না জীবিত? প্রশিক্ষণ বিন্দুতে এটি কী করে, তা প্রকাশ না করা পর্যন্ত লুকানো।</translation>
    </message>
    <message>
        <source>Layer {layer} · neuron {neuron}</source>
        <translation>স্তর {layer} · নিউরন {neuron}</translation>
    </message>
    <message>
        <source>dead since step {step}</source>
        <translation>ধাপ {step} থেকে মৃত</translation>
    </message>
    <message>
        <source>dead since step {step} (born dead, lived in between)</source>
        <translation>ধাপ {step} থেকে মৃত (জন্ম থেকে মৃত, মাঝে জীবিত ছিল)</translation>
    </message>
    <message>
        <source>dead again since step {step}</source>
        <translation>ধাপ {step} থেকে আবার মৃত</translation>
    </message>
    <message>
        <source>dead since step {step}, by hand</source>
        <translation>ধাপ {step} থেকে মৃত, হাতে করা বদলে</translation>
    </message>
    <message>
        <source>largest z = {z}</source>
        <translation>বৃহত্তম z = {z}</translation>
    </message>
    <message>
        <source>smallest z = {z}</source>
        <translation>ক্ষুদ্রতম z = {z}</translation>
    </message>
    <message>
        <source>Diverged: its pre-activation is not a finite number.</source>
        <translation>অপসারী: এর প্রি-অ্যাক্টিভেশন সসীম সংখ্যা নয়।</translation>
    </message>
    <message>
        <source>Diverged: its pre-activation is not a finite number on {points}.</source>
        <translation>অপসারী: {points}-এ এর প্রি-অ্যাক্টিভেশন সসীম সংখ্যা নয়।</translation>
    </message>
    <message>
        <source>Dead from the start: no training point reaches it, {largest}.</source>
        <translation>শুরু থেকেই মৃত: কোনো প্রশিক্ষণ বিন্দু এর কাছে পৌঁছায় না, {largest}।</translation>
    </message>
    <message>
        <source>No training point reaches it: {largest}.</source>
        <translation>কোনো প্রশিক্ষণ বিন্দু এর কাছে পৌঁছায় না: {largest}।</translation>
    </message>
    <message>
        <source>Far to the left on every training point: {passing}.</source>
        <translation>প্রতিটি প্রশিক্ষণ বিন্দুতে অনেক বাঁয়ে: {passing}।</translation>
    </message>
    <message>
        <source>Near an end value on every training point: {passing}.</source>
        <translation>প্রতিটি প্রশিক্ষণ বিন্দুতে প্রান্তীয় মানের কাছে: {passing}।</translation>
    </message>
    <message>
        <source>Below zero on every training point, {largest}: linear there, and attenuated to {share} of the slope.</source>
        <translation>প্রতিটি প্রশিক্ষণ বিন্দুতে শূন্যের নিচে, {largest}: সেখানে রৈখিক, এবং ঢাল ক্ষীণ হয়ে {share}।</translation>
    </message>
    <message>
        <source>It hardly answers: {share} of its layer&apos;s mean activity.</source>
        <translation>প্রায় সাড়াই দেয় না: স্তরের গড় সক্রিয়তার {share}।</translation>
    </message>
    <message>
        <source>Every training point is on its active side, {smallest}: it is linear there.</source>
        <translation>প্রতিটি প্রশিক্ষণ বিন্দু সক্রিয় দিকে, {smallest}: সেখানে এটি রৈখিক।</translation>
    </message>
    <message>
        <source>Reached by only {points}.</source>
        <translation>শুধু {points} এর কাছে পৌঁছায়।</translation>
    </message>
    <message>
        <source>z &gt; 0 on {points}.</source>
        <translation>{points}-এ z &gt; 0।</translation>
    </message>
    <message>
        <source>{some} of {n} training point</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দুর {some}টি</translation>
    </message>
    <message>
        <source>{some} of {n} training points</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দুর {some}টি</translation>
    </message>
    <message>
        <source>Killed by hand.</source>
        <translation>হাতে করা বদলে মৃত।</translation>
    </message>
    <message>
        <source>Killed by hand: {done}.</source>
        <translation>হাতে করা বদলে মৃত: {done}।</translation>
    </message>
    <message>
        <source>Frozen: its weights are held.</source>
        <translation>স্থির করা: এর ওজন ধরে রাখা।</translation>
    </message>
    <message>
        <source>Frozen: its weights and bias are held.</source>
        <translation>স্থির করা: এর ওজন ও বায়াস ধরে রাখা।</translation>
    </message>
    <message>
        <source>{share} of points</source>
        <translation>বিন্দুর {share}</translation>
    </message>
    <message>
        <source>min z</source>
        <translation>সর্বনিম্ন z</translation>
    </message>
    <message>
        <source>active on</source>
        <translation>সক্রিয়</translation>
    </message>
    <message>
        <source>z &gt; 0 on</source>
        <translation>z &gt; 0</translation>
    </message>
    <message>
        <source>mean activity</source>
        <translation>গড় সক্রিয়তা</translation>
    </message>
    <message>
        <source>dormancy score</source>
        <translation>সুপ্ততার মান</translation>
    </message>
    <message>
        <source>kernel on the image</source>
        <translation>ছবির উপর কার্নেল</translation>
    </message>
    <message>
        <source>kernel on layer {layer}</source>
        <translation>স্তর {layer}-এর উপর কার্নেল</translation>
    </message>
    <message>
        <source>n{neuron}</source>
        <translation>n{neuron}</translation>
    </message>
    <message>
        <source>weights from the inputs</source>
        <translation>ইনপুট থেকে ওজন</translation>
    </message>
    <message>
        <source>weights from layer {layer}</source>
        <translation>স্তর {layer} থেকে ওজন</translation>
    </message>
    <message>
        <source>weights: {weights}</source>
        <translation>ওজন: {weights}</translation>
    </message>
    <message>
        <source>{weights}: {least} to {largest}</source>
        <translation>{weights}: {least} থেকে {largest}</translation>
    </message>
    <message>
        <source>hardly any gradient passes</source>
        <translation>গ্রেডিয়েন্ট প্রায় যায়ই না</translation>
    </message>
    <message>
        <source>no gradient passes, f′(z) = 0</source>
        <translation>গ্রেডিয়েন্ট যায় না, f′(z) = 0</translation>
    </message>
    <message>
        <source>at most {share}</source>
        <translation>সর্বাধিক {share}</translation>
    </message>
    <message>
        <source>less than {share}</source>
        <translation>{share}-এর কম</translation>
    </message>
    <message>
        <source>{share} of the gradient passes, {slope}, of 0.25 at most</source>
        <translation>গ্রেডিয়েন্টের {share} যায়, {slope}, সর্বাধিক 0.25-এর মধ্যে</translation>
    </message>
    <message>
        <source>{share} of the gradient passes, {slope}</source>
        <translation>গ্রেডিয়েন্টের {share} যায়, {slope}</translation>
    </message>
    <message>
        <source>Selected neuron</source>
        <translation>নির্বাচিত নিউরন</translation>
    </message>
    <message>
        <source>layers {numbers}</source>
        <translation>স্তর {numbers}</translation>
    </message>
    <message>
        <source>layer {numbers}</source>
        <translation>স্তর {numbers}</translation>
    </message>
    <message>
        <source>Dead neurons and loss of both networks over the steps</source>
        <translation>ধাপের সঙ্গে দুই নেটওয়ার্কের মৃত নিউরন ও ক্ষতি</translation>
    </message>
    <message>
        <source>The comparison has not begun yet.</source>
        <translation>তুলনা এখনও শুরু হয়নি।</translation>
    </message>
    <message>
        <source>dead
neurons</source>
        <translation>মৃত
নিউরন</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>ক্ষতি</translation>
    </message>
    <message>
        <source>layer {layer}
dead</source>
        <translation>স্তর {layer}
মৃত</translation>
    </message>
    <message>
        <source>log</source>
        <translation>লগ</translation>
    </message>
    <message>
        <source>fork at step {step}</source>
        <translation>ধাপ {step}-এ শাখা</translation>
    </message>
    <message>
        <source>! {letter} diverged by step {step}</source>
        <translation>! {letter} ধাপ {step}-এর মধ্যে অপসারী</translation>
    </message>
    <message>
        <source>Step {step}, forked at step {fork}.</source>
        <translation>ধাপ {step}, ধাপ {fork}-এ শাখা।</translation>
    </message>
    <message>
        <source>{n} dead neuron</source>
        <translation>{n}টি মৃত নিউরন</translation>
    </message>
    <message>
        <source>{n} dead neurons</source>
        <translation>{n}টি মৃত নিউরন</translation>
    </message>
    <message>
        <source>{dead} ({counts} by layer)</source>
        <translation>{dead} (স্তর অনুযায়ী {counts})</translation>
    </message>
    <message>
        <source>Fork a run to compare two networks.</source>
        <translation>দুটি নেটওয়ার্ক তুলনা করতে একটি রান থেকে শাখা করুন।</translation>
    </message>
    <message>
        <source>{letter} is the same so far: nothing sets the two networks apart yet.</source>
        <translation>{letter} এখনও একই: দুই নেটওয়ার্কের মধ্যে এখনও কোনো তফাত নেই।</translation>
    </message>
    <message>
        <source>{letter} is left alone: what was done to the other was not done to it.</source>
        <translation>{letter} অপরিবর্তিত: অন্যটিতে যা করা হয়েছে, তা এতে করা হয়নি।</translation>
    </message>
    <message>
        <source>End the comparison and go on with {kept} alone; {other} is let go</source>
        <translation>তুলনা শেষ করে শুধু {kept} নিয়ে এগোন; {other} ছেড়ে দেওয়া হবে</translation>
    </message>
    <message>
        <source>{letter} ({title}) has {dead} of {all} neurons dead, {loss}</source>
        <translation>{letter} ({title}): {all}টি নিউরনের {dead}টি মৃত, {loss}</translation>
    </message>
    <message>
        <source>At step {step}: {sides}.</source>
        <translation>ধাপ {step}-এ: {sides}।</translation>
    </message>
    <message>
        <source>{letter}: {what}.</source>
        <translation>{letter}: {what}।</translation>
    </message>
    <message>
        <source>{n} neuron</source>
        <translation>{n}টি নিউরন</translation>
    </message>
    <message>
        <source>{n} neurons</source>
        <translation>{n}টি নিউরন</translation>
    </message>
    <message>
        <source>Dead in {letter} only: {neurons}.</source>
        <translation>শুধু {letter}-তে মৃত: {neurons}।</translation>
    </message>
    <message>
        <source>shown in the other views</source>
        <translation>অন্য দৃশ্যগুলোতে দেখানো</translation>
    </message>
    <message>
        <source>details shown</source>
        <translation>বিস্তারিত দেখানো</translation>
    </message>
    <message>
        <source>details</source>
        <translation>বিস্তারিত</translation>
    </message>
    <message>
        <source>Keep {letter}</source>
        <translation>{letter} রাখুন</translation>
    </message>
    <message>
        <source>{letter}, {title}, details shown</source>
        <translation>{letter}, {title}, বিস্তারিত দেখানো</translation>
    </message>
    <message>
        <source>{letter}, {title}</source>
        <translation>{letter}, {title}</translation>
    </message>
    <message>
        <source>Click to show {letter} in the other views.</source>
        <translation>অন্য দৃশ্যগুলোতে {letter} দেখতে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>Comparison of two networks</source>
        <translation>দুটি নেটওয়ার্কের তুলনা</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>লেখা হিসেবে কপি করুন</translation>
    </message>
    <message>
        <source>step {step}: {done}</source>
        <translation>ধাপ {step}: {done}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>এবং আরও {n}টি</translation>
    </message>
    <message>
        <source>{done}; and {n} more</source>
        <translation>{done}; এবং আরও {n}টি</translation>
    </message>
    <message>
        <source>in a step with its gradient × {factor} on one outlier point</source>
        <translation>একটি বহিঃস্থ বিন্দুতে গ্রেডিয়েন্ট × {factor}-এর ধাপে</translation>
    </message>
    <message>
        <source>in a step with its gradient × {factor}</source>
        <translation>গ্রেডিয়েন্ট × {factor}-এর ধাপে</translation>
    </message>
    <message>
        <source>on one outlier point</source>
        <translation>একটি বহিঃস্থ বিন্দুতে</translation>
    </message>
    <message>
        <source>{n} by hand</source>
        <translation>{n}টি হাতে</translation>
    </message>
    <message>
        <source>{n} intervention</source>
        <translation>{n}টি হস্তক্ষেপ</translation>
    </message>
    <message>
        <source>{n} interventions</source>
        <translation>{n}টি হস্তক্ষেপ</translation>
    </message>
    <message>
        <source>{n} earlier event not shown</source>
        <translation>আগের {n}টি ঘটনা দেখানো হয়নি</translation>
    </message>
    <message>
        <source>{n} earlier events not shown</source>
        <translation>আগের {n}টি ঘটনা দেখানো হয়নি</translation>
    </message>
    <message>
        <source>by hand: {done}</source>
        <translation>হাতে: {done}</translation>
    </message>
    <message>
        <source>Events, oldest first</source>
        <translation>ঘটনা, সবচেয়ে পুরোনোটি আগে</translation>
    </message>
    <message>
        <source>death</source>
        <translation>মৃত্যু</translation>
    </message>
    <message>
        <source>revival</source>
        <translation>পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>divergence</source>
        <translation>অপসরণ</translation>
    </message>
    <message>
        <source>initialisation</source>
        <translation>শুরুর ওজন</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>ইপক</translation>
    </message>
    <message>
        <source>event</source>
        <translation>ঘটনা</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>কারণ</translation>
    </message>
    <message>
        <source>The first step after which it is so</source>
        <translation>যে প্রথম ধাপের পরে এটি সত্য</translation>
    </message>
    <message>
        <source>How many times the training set had been gone through</source>
        <translation>প্রশিক্ষণ সেট কতবার পুরো দেখা হয়েছিল</translation>
    </message>
    <message>
        <source>Layer and neuron; a click on a row selects the neuron, or goes to what was done by hand</source>
        <translation>স্তর ও নিউরন; সারিতে ক্লিক করলে নিউরনটি নির্বাচিত হয়, বা হাতে যা করা হয়েছে সেখানে যায়</translation>
    </message>
    <message>
        <source>Death: no training point reaches the neuron any more. Revival: one reaches it again</source>
        <translation>মৃত্যু: কোনো প্রশিক্ষণ বিন্দু আর নিউরনে পৌঁছায় না। পুনরুজ্জীবন: আবার একটি পৌঁছায়</translation>
    </message>
    <message>
        <source>What moved the pre-activation most: the gradient&apos;s push on the bias or the weights, the inputs of a deeper neuron, momentum of earlier steps, or weight decay. Of what was done by hand: what it was</source>
        <translation>প্রি-অ্যাক্টিভেশনকে সবচেয়ে বেশি কী নাড়িয়েছে: বায়াস বা ওজনে গ্রেডিয়েন্টের ঠেলা, গভীর নিউরনের ইনপুট, আগের ধাপের মোমেন্টাম, নাকি ওজন-ক্ষয়। হাতে করা হলে: কী করা হয়েছিল</translation>
    </message>
    <message>
        <source>The largest pre-activation z over the training set, just before → just after the step</source>
        <translation>প্রশিক্ষণ সেটে বৃহত্তম প্রি-অ্যাক্টিভেশন z, ধাপের ঠিক আগে → ঠিক পরে</translation>
    </message>
    <message>
        <source>The bias just before → just after the step</source>
        <translation>বায়াস, ধাপের ঠিক আগে → ঠিক পরে</translation>
    </message>
    <message>
        <source>The steps listed are exact, but a neuron that dies and comes back between two looks, or the other way round, is missed.</source>
        <translation>তালিকার ধাপগুলো নির্ভুল, তবে দুই দেখার মাঝে যে নিউরন মরে আবার ফেরে, বা উল্টোটা, তা বাদ পড়ে।</translation>
    </message>
    <message>
        <source>{neuron} died at step {step}, epoch {epoch}.</source>
        <translation>{neuron} ধাপ {step}-এ, ইপক {epoch}-এ মারা গেছে।</translation>
    </message>
    <message>
        <source>{neuron} came back at step {step}, epoch {epoch}.</source>
        <translation>{neuron} ধাপ {step}-এ, ইপক {epoch}-এ ফিরে এসেছে।</translation>
    </message>
    <message>
        <source>{neuron} was born dead at step {step}, epoch {epoch}.</source>
        <translation>{neuron} জন্ম থেকে মৃত: ধাপ {step}, ইপক {epoch}।</translation>
    </message>
    <message>
        <source>The network diverged at step {step}, epoch {epoch}: its numbers are no longer finite.</source>
        <translation>নেটওয়ার্কটি ধাপ {step}-এ, ইপক {epoch}-এ অপসারী হয়েছে: এর সংখ্যা আর সসীম নয়।</translation>
    </message>
    <message>
        <source>n{neuron} of layer {layer} died at step {step}</source>
        <translation>স্তর {layer}-এর n{neuron} ধাপ {step}-এ মারা গেছে</translation>
    </message>
    <message>
        <source>n{neuron} of layer {layer} came back at step {step}</source>
        <translation>স্তর {layer}-এর n{neuron} ধাপ {step}-এ ফিরে এসেছে</translation>
    </message>
    <message>
        <source>n{neuron} of layer {layer} was born dead at step {step}</source>
        <translation>স্তর {layer}-এর n{neuron} জন্ম থেকে মৃত, ধাপ {step}</translation>
    </message>
    <message>
        <source>c{neuron} of layer {layer} died at step {step}</source>
        <translation>স্তর {layer}-এর c{neuron} ধাপ {step}-এ মারা গেছে</translation>
    </message>
    <message>
        <source>c{neuron} of layer {layer} came back at step {step}</source>
        <translation>স্তর {layer}-এর c{neuron} ধাপ {step}-এ ফিরে এসেছে</translation>
    </message>
    <message>
        <source>c{neuron} of layer {layer} was born dead at step {step}</source>
        <translation>স্তর {layer}-এর c{neuron} জন্ম থেকে মৃত, ধাপ {step}</translation>
    </message>
    <message>
        <source>{n} death</source>
        <translation>{n}টি মৃত্যু</translation>
    </message>
    <message>
        <source>{n} deaths</source>
        <translation>{n}টি মৃত্যু</translation>
    </message>
    <message>
        <source>{n} revival</source>
        <translation>{n}টি পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>{n} revivals</source>
        <translation>{n}টি পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>{deaths}, {revivals}</source>
        <translation>{deaths}, {revivals}</translation>
    </message>
    <message>
        <source>{events} since step {step}</source>
        <translation>ধাপ {step} থেকে {events}</translation>
    </message>
    <message>
        <source>{events}, {by_hand}</source>
        <translation>{events}, {by_hand}</translation>
    </message>
    <message>
        <source>By hand at step {step}: {done}.</source>
        <translation>ধাপ {step}-এ হাতে: {done}।</translation>
    </message>
    <message>
        <source>Click to go there.</source>
        <translation>সেখানে যেতে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>Cause: {cause}, {done}.</source>
        <translation>কারণ: {cause}, {done}।</translation>
    </message>
    <message>
        <source>Cause: {cause}.</source>
        <translation>কারণ: {cause}।</translation>
    </message>
    <message>
        <source>Margin (max z): {change}.</source>
        <translation>মার্জিন (সর্বোচ্চ z): {change}।</translation>
    </message>
    <message>
        <source>Bias: {change}.</source>
        <translation>বায়াস: {change}।</translation>
    </message>
    <message>
        <source>{n} born dead</source>
        <translation>{n}টি জন্ম থেকে মৃত</translation>
    </message>
    <message>
        <source>what came before is not known</source>
        <translation>আগে কী হয়েছে জানা নেই</translation>
    </message>
    <message>
        <source>looked every {n} steps</source>
        <translation>প্রতি {n} ধাপে দেখা</translation>
    </message>
    <message>
        <source>Deaths and revivals are listed here.</source>
        <translation>মৃত্যু ও পুনরুজ্জীবন এখানে তালিকাভুক্ত হয়।</translation>
    </message>
    <message>
        <source>Nothing has been done by hand so far.</source>
        <translation>এখনও হাতে কিছু করা হয়নি।</translation>
    </message>
    <message>
        <source>Nothing has been done by hand to layer {layer} so far.</source>
        <translation>স্তর {layer}-এ এখনও হাতে কিছু করা হয়নি।</translation>
    </message>
    <message>
        <source>Only ReLU neurons can die, and this network has none.</source>
        <translation>শুধু ReLU নিউরন মরতে পারে, আর এই নেটওয়ার্কে তেমন নিউরন নেই।</translation>
    </message>
    <message>
        <source>{none} so far.</source>
        <translation>এখনও {none}।</translation>
    </message>
    <message>
        <source>{none} since step {step}, from which on this sibling is followed.</source>
        <translation>ধাপ {step} থেকে, যখন থেকে এই সহোদরকে অনুসরণ করা হচ্ছে, {none}।</translation>
    </message>
    <message>
        <source>{none} since step {step}, from which on this network is followed.</source>
        <translation>ধাপ {step} থেকে, যখন থেকে এই নেটওয়ার্ককে অনুসরণ করা হচ্ছে, {none}।</translation>
    </message>
    <message>
        <source>No neuron has died</source>
        <translation>কোনো নিউরন মারা যায়নি</translation>
    </message>
    <message>
        <source>No neuron has come back</source>
        <translation>কোনো নিউরন ফিরে আসেনি</translation>
    </message>
    <message>
        <source>No neuron has died or come back</source>
        <translation>কোনো নিউরন মারা যায়নি বা ফিরে আসেনি</translation>
    </message>
    <message>
        <source>No neuron has died in layer {layer}</source>
        <translation>স্তর {layer}-এ কোনো নিউরন মারা যায়নি</translation>
    </message>
    <message>
        <source>No neuron has come back in layer {layer}</source>
        <translation>স্তর {layer}-এ কোনো নিউরন ফিরে আসেনি</translation>
    </message>
    <message>
        <source>No neuron has died or come back in layer {layer}</source>
        <translation>স্তর {layer}-এ কোনো নিউরন মারা যায়নি বা ফিরে আসেনি</translation>
    </message>
    <message>
        <source>all events</source>
        <translation>সব ঘটনা</translation>
    </message>
    <message>
        <source>deaths</source>
        <translation>মৃত্যু</translation>
    </message>
    <message>
        <source>revivals</source>
        <translation>পুনরুজ্জীবন</translation>
    </message>
    <message>
        <source>Show the events of one layer</source>
        <translation>একটি স্তরের ঘটনা দেখান</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>সব স্তর</translation>
    </message>
    <message>
        <source>Show one kind of event only</source>
        <translation>শুধু এক ধরনের ঘটনা দেখান</translation>
    </message>
    <message>
        <source>Export ▾</source>
        <translation>রপ্তানি ▾</translation>
    </message>
    <message>
        <source>Copy the rows, or save them as a CSV file</source>
        <translation>সারিগুলো কপি করুন, বা CSV ফাইলে সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Log of deaths, revivals and what was done by hand</source>
        <translation>মৃত্যু, পুনরুজ্জীবন ও হাতে করা কাজের তালিকা</translation>
    </message>
    <message>
        <source>Save the events</source>
        <translation>ঘটনা সংরক্ষণ</translation>
    </message>
    <message>
        <source>CSV table (*.csv);;All files (*)</source>
        <translation>CSV সারণি (*.csv);;সব ফাইল (*)</translation>
    </message>
    <message>
        <source>layer {layer}</source>
        <translation>স্তর {layer}</translation>
    </message>
    <message>
        <source>The selected rows; all rows if none is selected</source>
        <translation>নির্বাচিত সারি; কিছু নির্বাচিত না থাকলে সব</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV হিসেবে কপি করুন</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>CSV হিসেবে সংরক্ষণ …</translation>
    </message>
    <message>
        <source>All rows shown</source>
        <translation>দেখানো সব সারি</translation>
    </message>
    <message>
        <source>activation f(z)</source>
        <translation>অ্যাক্টিভেশন f(z)</translation>
    </message>
    <message>
        <source>{name}, log scale</source>
        <translation>{name}, লগ স্কেল</translation>
    </message>
    <message>
        <source>Pre-activation z over the steps</source>
        <translation>ধাপের সঙ্গে প্রি-অ্যাক্টিভেশন z</translation>
    </message>
    <message>
        <source>Activation f(z) over the steps</source>
        <translation>ধাপের সঙ্গে অ্যাক্টিভেশন f(z)</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>শূন্য</translation>
    </message>
    <message>
        <source>{shown} of {n} layers</source>
        <translation>{n}টি স্তরের {shown}টি</translation>
    </message>
    <message>
        <source>pairs a bin, log scale</source>
        <translation>ঘরপ্রতি জোড়া, লগ স্কেল</translation>
    </message>
    <message>
        <source>pairs, log</source>
        <translation>জোড়া, লগ</translation>
    </message>
    <message>
        <source>! diverged</source>
        <translation>! অপসারী</translation>
    </message>
    <message>
        <source>{share} zeros</source>
        <translation>{share} শূন্য</translation>
    </message>
    <message>
        <source>Pre-activation z by layer</source>
        <translation>স্তর অনুযায়ী প্রি-অ্যাক্টিভেশন z</translation>
    </message>
    <message>
        <source>Activation f(z) by layer</source>
        <translation>স্তর অনুযায়ী অ্যাক্টিভেশন f(z)</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>স্তর</translation>
    </message>
    <message>
        <source>mixed activations</source>
        <translation>মিশ্র অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>Pre-activation z before training, by initial scale</source>
        <translation>প্রশিক্ষণের আগে প্রি-অ্যাক্টিভেশন z, শুরুর স্কেল অনুযায়ী</translation>
    </message>
    <message>
        <source>Activation f(z) before training, by initial scale</source>
        <translation>প্রশিক্ষণের আগে অ্যাক্টিভেশন f(z), শুরুর স্কেল অনুযায়ী</translation>
    </message>
    <message>
        <source>Before training, by initial scale</source>
        <translation>প্রশিক্ষণের আগে, শুরুর স্কেল অনুযায়ী</translation>
    </message>
    <message>
        <source>scale {factor} (as set)</source>
        <translation>স্কেল {factor} (যেমন দেওয়া)</translation>
    </message>
    <message>
        <source>{n} (as set)</source>
        <translation>{n} (যেমন দেওয়া)</translation>
    </message>
    <message>
        <source>scale {factor}</source>
        <translation>স্কেল {factor}</translation>
    </message>
    <message>
        <source>The flow of activations appears with the next step.</source>
        <translation>পরের ধাপে অ্যাক্টিভেশনের প্রবাহ দেখা যাবে।</translation>
    </message>
    <message>
        <source>Nothing recorded yet: the picture grows as the network learns.</source>
        <translation>এখনও কিছু নথিভুক্ত হয়নি: নেটওয়ার্ক শেখার সঙ্গে ছবিটি বাড়ে।</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>হিসাব চলছে …</translation>
    </message>
    <message>
        <source>std {value}</source>
        <translation>প্রমাণ বিচ্যুতি {value}</translation>
    </message>
    <message>
        <source>half-width {value}</source>
        <translation>অর্ধ-প্রস্থ {value}</translation>
    </message>
    <message>
        <source>value {value}</source>
        <translation>মান {value}</translation>
    </message>
    <message>
        <source>overflows in layer {layer}</source>
        <translation>স্তর {layer}-এ সীমা ছাড়ায়</translation>
    </message>
    <message>
        <source>overflows</source>
        <translation>সীমা ছাড়ায়</translation>
    </message>
    <message>
        <source>only one layer</source>
        <translation>মাত্র একটি স্তর</translation>
    </message>
    <message>
        <source>one layer</source>
        <translation>একটি স্তর</translation>
    </message>
    <message>
        <source>vanishes: z = 0 from layer {layer} on</source>
        <translation>মিলিয়ে যায়: স্তর {layer} থেকে z = 0</translation>
    </message>
    <message>
        <source>vanishes: z = 0</source>
        <translation>মিলিয়ে যায়: z = 0</translation>
    </message>
    <message>
        <source>keeps its spread</source>
        <translation>বিস্তার বজায় থাকে</translation>
    </message>
    <message>
        <source>keeps</source>
        <translation>বজায়</translation>
    </message>
    <message>
        <source>shrinks to {ratio} × per layer</source>
        <translation>প্রতি স্তরে কমে {ratio} ×</translation>
    </message>
    <message>
        <source>shrinks to {ratio} ×</source>
        <translation>কমে {ratio} ×</translation>
    </message>
    <message>
        <source>shrinks</source>
        <translation>কমে</translation>
    </message>
    <message>
        <source>grows {ratio} × per layer</source>
        <translation>প্রতি স্তরে বাড়ে {ratio} ×</translation>
    </message>
    <message>
        <source>grows {ratio} ×</source>
        <translation>বাড়ে {ratio} ×</translation>
    </message>
    <message>
        <source>grows</source>
        <translation>বাড়ে</translation>
    </message>
    <message>
        <source>The initial weights are {scheme}: no scale to vary. Choose another one under Initialisation, such as he-normal.</source>
        <translation>শুরুর ওজন {scheme}: বদলানোর মতো স্কেল নেই। শুরুর ওজন অংশে অন্য একটি বাছুন, যেমন he-normal।</translation>
    </message>
    <message>
        <source>rms z</source>
        <translation>rms z</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>গ্রেডিয়েন্টের মান</translation>
    </message>
    <message>
        <source>rms f(z)</source>
        <translation>rms f(z)</translation>
    </message>
    <message>
        <source>▲ beyond {value}</source>
        <translation>▲ {value}-এর বাইরে</translation>
    </message>
    <message>
        <source>all {values}</source>
        <translation>সব {values}</translation>
    </message>
    <message>
        <source>all {values}: too small for this axis; rms {rms}</source>
        <translation>সব {values}: এই অক্ষের জন্য খুব ছোট; rms {rms}</translation>
    </message>
    <message>
        <source>all {values}: too small for this axis</source>
        <translation>সব {values}: এই অক্ষের জন্য খুব ছোট</translation>
    </message>
    <message>
        <source>all {values}; rms {rms}</source>
        <translation>সব {values}; rms {rms}</translation>
    </message>
    <message>
        <source>Layer {layer} ({activation})</source>
        <translation>স্তর {layer} ({activation})</translation>
    </message>
    <message>
        <source>share of zeros {share}</source>
        <translation>শূন্যের অংশ {share}</translation>
    </message>
    <message>
        <source>{layer}: {figures}</source>
        <translation>{layer}: {figures}</translation>
    </message>
    <message>
        <source>Activation flow at step {step}</source>
        <translation>ধাপ {step}-এ অ্যাক্টিভেশনের প্রবাহ</translation>
    </message>
    <message>
        <source>The untrained network at other initial scales ({scheme})</source>
        <translation>অন্য শুরুর স্কেলে অপ্রশিক্ষিত নেটওয়ার্ক ({scheme})</translation>
    </message>
    <message>
        <source>Scale {factor} × ({scale}): {trend}; rms z by layer: {spreads}</source>
        <translation>স্কেল {factor} × ({scale}): {trend}; স্তর অনুযায়ী rms z: {spreads}</translation>
    </message>
    <message>
        <source>Activation flow from step {first} to {last} ({n} record)</source>
        <translation>ধাপ {first} থেকে {last} অ্যাক্টিভেশনের প্রবাহ ({n}টি নথি)</translation>
    </message>
    <message>
        <source>Activation flow from step {first} to {last} ({n} records)</source>
        <translation>ধাপ {first} থেকে {last} অ্যাক্টিভেশনের প্রবাহ ({n}টি নথি)</translation>
    </message>
    <message>
        <source>Layer {layer}: rms z {rms}, share of zeros {zeros}</source>
        <translation>স্তর {layer}: rms z {rms}, শূন্যের অংশ {zeros}</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>গভীরতা</translation>
    </message>
    <message>
        <source>Every layer&apos;s values at this step, side by side</source>
        <translation>এই ধাপে প্রতিটি স্তরের মান, পাশাপাশি</translation>
    </message>
    <message>
        <source>Initial scales</source>
        <translation>শুরুর স্কেল</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>স্কেল</translation>
    </message>
    <message>
        <source>The untrained network under smaller and larger initial weights: does the spread shrink, keep or grow from layer to layer?</source>
        <translation>ছোট ও বড় শুরুর ওজনে অপ্রশিক্ষিত নেটওয়ার্ক: স্তর থেকে স্তরে বিস্তার কি কমে, বজায় থাকে, না বাড়ে?</translation>
    </message>
    <message>
        <source>Every layer&apos;s values over the steps of the run</source>
        <translation>রানের ধাপের সঙ্গে প্রতিটি স্তরের মান</translation>
    </message>
    <message>
        <source>The axis is about linear around zero and logarithmic beyond.</source>
        <translation>অক্ষটি শূন্যের আশেপাশে প্রায় রৈখিক, তার বাইরে লগারিদমিক।</translation>
    </message>
    <message>
        <source>Pre-activations: what a neuron sums up.</source>
        <translation>প্রি-অ্যাক্টিভেশন: নিউরন যা যোগ করে পায়।</translation>
    </message>
    <message>
        <source>Activations: what a neuron hands on.</source>
        <translation>অ্যাক্টিভেশন: নিউরন যা পরের স্তরে দেয়।</translation>
    </message>
    <message>
        <source>Flow of activations through the layers</source>
        <translation>স্তরগুলোর মধ্য দিয়ে অ্যাক্টিভেশনের প্রবাহ</translation>
    </message>
    <message>
        <source>share of exact zeros</source>
        <translation>ঠিক শূন্যের অংশ</translation>
    </message>
    <message>
        <source>if {condition}</source>
        <translation>যদি {condition}</translation>
    </message>
    <message>
        <source>mean {quantity}</source>
        <translation>গড় {quantity}</translation>
    </message>
    <message>
        <source>Forwards</source>
        <translation>সামনের দিকে</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>পিছনের দিকে</translation>
    </message>
    <message>
        <source>Input by input</source>
        <translation>ইনপুট ধরে ধরে</translation>
    </message>
    <message>
        <source>Click a neuron to see its arithmetic: what it makes of a point, and what it learns from it.</source>
        <translation>একটি নিউরনে ক্লিক করে তার হিসাব দেখুন: একটি বিন্দু থেকে সে কী পায়, আর তা থেকে কী শেখে।</translation>
    </message>
    <message>
        <source>the next minibatch of {n} point</source>
        <translation>{n} বিন্দুর পরের মিনিব্যাচ</translation>
    </message>
    <message>
        <source>the next minibatch of {n} points</source>
        <translation>{n} বিন্দুর পরের মিনিব্যাচ</translation>
    </message>
    <message>
        <source>{why}, however large the error: the neuron learns nothing from this minibatch.</source>
        <translation>{why}, ভুল যত বড়ই হোক: এই মিনিব্যাচ থেকে নিউরনটি কিছুই শেখে না।</translation>
    </message>
    <message>
        <source>{why}, however large the error: the neuron learns nothing from this point.</source>
        <translation>{why}, ভুল যত বড়ই হোক: এই বিন্দু থেকে নিউরনটি কিছুই শেখে না।</translation>
    </message>
    <message>
        <source>Nothing comes back from the later layers: every gradient is 0.</source>
        <translation>পরের স্তরগুলো থেকে কিছুই ফেরে না: প্রতিটি গ্রেডিয়েন্ট 0।</translation>
    </message>
    <message>
        <source>On every point one factor is 0: every gradient is 0.</source>
        <translation>প্রতিটি বিন্দুতে একটি গুণনীয়ক 0: প্রতিটি গ্রেডিয়েন্ট 0।</translation>
    </message>
    <message>
        <source>The product of the factors rounds to 0 in single precision: every gradient is 0.</source>
        <translation>একক নির্ভুলতায় গুণনীয়কগুলোর গুণফল আসন্ন মানে 0: প্রতিটি গ্রেডিয়েন্ট 0।</translation>
    </message>
    <message>
        <source>Not a finite number any more: the arithmetic has diverged.</source>
        <translation>আর সসীম সংখ্যা নয়: হিসাবটি অপসারী হয়েছে।</translation>
    </message>
    <message>
        <source>δ is not 0 at {some} of {n} position: this moves its weights.</source>
        <translation>{n}টি অবস্থানের {some}টিতে δ 0 নয়: এটিই এর ওজন নাড়ায়।</translation>
    </message>
    <message>
        <source>δ is not 0 at {some} of {n} positions: these move its weights.</source>
        <translation>{n}টি অবস্থানের {some}টিতে δ 0 নয়: এগুলোই এর ওজন নাড়ায়।</translation>
    </message>
    <message>
        <source>f′(z) is not 0 on this point: it has a say in the next step.</source>
        <translation>এই বিন্দুতে f′(z) 0 নয়: পরের ধাপে এর ভূমিকা আছে।</translation>
    </message>
    <message>
        <source>f′(z) is 0 on none of the {n} points: all have a say.</source>
        <translation>{n}টি বিন্দুর কোনোটিতেই f′(z) 0 নয়: সবগুলোর ভূমিকা আছে।</translation>
    </message>
    <message>
        <source>No factor is 0: this point moves the neuron&apos;s weights.</source>
        <translation>কোনো গুণনীয়ক 0 নয়: এই বিন্দু নিউরনের ওজন নাড়ায়।</translation>
    </message>
    <message>
        <source>f′(z) rounds to 0 on all {n} points in single precision, so every gradient is 0</source>
        <translation>{n}টি বিন্দুর সবগুলোতে একক নির্ভুলতায় f′(z) আসন্ন মানে 0, তাই প্রতিটি গ্রেডিয়েন্ট 0</translation>
    </message>
    <message>
        <source>f′(z) rounds to 0 in single precision, so every gradient is 0</source>
        <translation>একক নির্ভুলতায় f′(z) আসন্ন মানে 0, তাই প্রতিটি গ্রেডিয়েন্ট 0</translation>
    </message>
    <message>
        <source>f′(z) is 0 on all {n} points, so every gradient is exactly 0</source>
        <translation>{n}টি বিন্দুর সবগুলোতে f′(z) 0, তাই প্রতিটি গ্রেডিয়েন্ট ঠিক 0</translation>
    </message>
    <message>
        <source>f′(z) is 0, so every gradient is exactly 0</source>
        <translation>f′(z) 0, তাই প্রতিটি গ্রেডিয়েন্ট ঠিক 0</translation>
    </message>
    <message>
        <source>f′(z) rounds to 0 on {some} of {all} points: only the other one moves its weights.</source>
        <translation>{all}টি বিন্দুর {some}টিতে f′(z) আসন্ন মানে 0: শুধু অন্যটি এর ওজন বদলায়।</translation>
    </message>
    <message>
        <source>f′(z) rounds to 0 on {some} of {all} points: only the others move its weights.</source>
        <translation>{all}টি বিন্দুর {some}টিতে f′(z) আসন্ন মানে 0: শুধু বাকিগুলো এর ওজন বদলায়।</translation>
    </message>
    <message>
        <source>f′(z) is not 0 on {some} of {all} points: only this one moves its weights.</source>
        <translation>{all}টি বিন্দুর {some}টিতে f′(z) 0 নয়: শুধু এটিই এর ওজন নাড়ায়।</translation>
    </message>
    <message>
        <source>f′(z) is not 0 on {some} of {all} points: only these move its weights.</source>
        <translation>{all}টি বিন্দুর {some}টিতে f′(z) 0 নয়: শুধু এগুলোই এর ওজন নাড়ায়।</translation>
    </message>
    <message>
        <source>later term</source>
        <translation>পরবর্তী পদ</translation>
    </message>
    <message>
        <source>own slope</source>
        <translation>নিজের ঢাল</translation>
    </message>
    <message>
        <source>{n} values</source>
        <translation>{n}টি মান</translation>
    </message>
    <message>
        <source>sum {total}</source>
        <translation>যোগফল {total}</translation>
    </message>
    <message>
        <source>{slope} on all</source>
        <translation>সবগুলোতে {slope}</translation>
    </message>
    <message>
        <source>1 on {some} of {all}</source>
        <translation>{all}টির {some}টিতে 1</translation>
    </message>
    <message>
        <source>activations of layer {layer}</source>
        <translation>স্তর {layer}-এর অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>weights on to the output</source>
        <translation>আউটপুটমুখী ওজন</translation>
    </message>
    <message>
        <source>weights on to layer {layer}</source>
        <translation>স্তর {layer}-মুখী ওজন</translation>
    </message>
    <message>
        <source>deltas of the output</source>
        <translation>আউটপুটের ডেল্টা</translation>
    </message>
    <message>
        <source>deltas of layer {layer}</source>
        <translation>স্তর {layer}-এর ডেল্টা</translation>
    </message>
    <message>
        <source>a point of the minibatch</source>
        <translation>মিনিব্যাচের একটি বিন্দু</translation>
    </message>
    <message>
        <source>a position of its patch</source>
        <translation>এর প্যাচের একটি অবস্থান</translation>
    </message>
    <message>
        <source>logistic sigmoid</source>
        <translation>লজিস্টিক সিগময়েড</translation>
    </message>
    <message>
        <source>the normal distribution and its density</source>
        <translation>স্বাভাবিক বিন্যাস ও তার ঘনত্ব</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>নির্দিষ্ট</translation>
    </message>
    <message>
        <source>the slope below zero, learned with the weights</source>
        <translation>শূন্যের নিচের ঢাল, ওজনের সঙ্গে শেখা</translation>
    </message>
    <message>
        <source>the slope below zero</source>
        <translation>শূন্যের নিচের ঢাল</translation>
    </message>
    <message>
        <source>how far below zero it levels off</source>
        <translation>শূন্যের কত নিচে গিয়ে সমতল হয়</translation>
    </message>
    <message>
        <source>A channel has a z at each position. Numbers are those of the position with the largest z; gradients are sums over all positions.</source>
        <translation>চ্যানেলের প্রতিটি অবস্থানে একটি z থাকে। সংখ্যাগুলো বৃহত্তম z-এর অবস্থানের; গ্রেডিয়েন্ট সব অবস্থানের উপর যোগফল।</translation>
    </message>
    <message>
        <source>L is the mean loss over the minibatch. Its 1/{n} is in the later term, so that gradients are sums over its points. A bar marks a mean over them.</source>
        <translation>L হলো মিনিব্যাচের উপর গড় ক্ষতি। এর 1/{n} আছে পরবর্তী পদে, তাই গ্রেডিয়েন্ট হলো বিন্দুগুলোর উপর যোগফল। উপরের রেখা মানে তাদের গড়।</translation>
    </message>
    <message>
        <source>The row “{row}” sums the others; its gradient is the largest in size.</source>
        <translation>“{row}” সারিটি অন্যগুলোর যোগফল; এর গ্রেডিয়েন্টটি পরম মানে সবচেয়ে বড়।</translation>
    </message>
    <message>
        <source>At z = 0 exactly PyTorch takes f′ = 0.</source>
        <translation>ঠিক z = 0 হলে PyTorch f′ = 0 ধরে।</translation>
    </message>
    <message>
        <source>rounded, in single precision</source>
        <translation>একক নির্ভুলতায় আসন্ন মান</translation>
    </message>
    <message>
        <source>from {least} to {largest}</source>
        <translation>{least} থেকে {largest}</translation>
    </message>
    <message>
        <source>active on {some} of {n} point</source>
        <translation>{n}টি বিন্দুর {some}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>active on {some} of {n} points</source>
        <translation>{n}টি বিন্দুর {some}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>z &gt; 0 on {some} of {n} point</source>
        <translation>{n}টি বিন্দুর {some}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>z &gt; 0 on {some} of {n} points</source>
        <translation>{n}টি বিন্দুর {some}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>all {n} products are 0</source>
        <translation>সব {n}টি গুণফল 0</translation>
    </message>
    <message>
        <source>the product is 0</source>
        <translation>গুণফলটি 0</translation>
    </message>
    <message>
        <source>{n} other products are 0</source>
        <translation>অন্য {n}টি গুণফল 0</translation>
    </message>
    <message>
        <source>the other product is 0</source>
        <translation>অন্য গুণফলটি 0</translation>
    </message>
    <message>
        <source>over {n} outgoing weight</source>
        <translation>{n}টি বহির্গামী ওজনের উপর</translation>
    </message>
    <message>
        <source>over {n} outgoing weights</source>
        <translation>{n}টি বহির্গামী ওজনের উপর</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>আরও {n}টি</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>বায়াস b</translation>
    </message>
    <message>
        <source>Next minibatch</source>
        <translation>পরের মিনিব্যাচ</translation>
    </message>
    <message>
        <source>The points that the next step will learn from</source>
        <translation>পরের ধাপ যেসব বিন্দু থেকে শিখবে</translation>
    </message>
    <message>
        <source>One point of the training set</source>
        <translation>প্রশিক্ষণ সেটের একটি বিন্দু</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>পরীক্ষা</translation>
    </message>
    <message>
        <source>One point of the test set</source>
        <translation>পরীক্ষা সেটের একটি বিন্দু</translation>
    </message>
    <message>
        <source>Minibatch</source>
        <translation>মিনিব্যাচ</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>or click a point in the decision planes</source>
        <translation>অথবা সিদ্ধান্ত-তলের চিত্রে একটি বিন্দুতে ক্লিক করুন</translation>
    </message>
    <message>
        <source>or click it in the planes</source>
        <translation>অথবা চিত্রে সেটিতে ক্লিক করুন</translation>
    </message>
    <message>
        <source>or click it</source>
        <translation>অথবা ক্লিক করুন</translation>
    </message>
    <message>
        <source>point</source>
        <translation>বিন্দু</translation>
    </message>
    <message>
        <source>Which point, counted from 1</source>
        <translation>কোন বিন্দু, 1 থেকে গোনা</translation>
    </message>
    <message>
        <source>Click a data point in the decision planes to see it here</source>
        <translation>এখানে দেখতে সিদ্ধান্ত-তলের চিত্রে একটি ডেটা বিন্দুতে ক্লিক করুন</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>সূত্র</translation>
    </message>
    <message>
        <source>The formulas alone, without numbers</source>
        <translation>শুধু সূত্র, সংখ্যা ছাড়া</translation>
    </message>
    <message>
        <source>Arithmetic of the selected neuron</source>
        <translation>নির্বাচিত নিউরনের হিসাব</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>{n}-এর মধ্যে</translation>
    </message>
    <message>
        <source>of {n} point</source>
        <translation>{n}টি বিন্দুর</translation>
    </message>
    <message>
        <source>of {n} points</source>
        <translation>{n}টি বিন্দুর</translation>
    </message>
    <message>
        <source>Select a neuron first: click it among the neurons or its plane</source>
        <translation>আগে একটি নিউরন নির্বাচন করুন: নিউরনগুলোর মধ্যে সেটিতে বা তার তলে ক্লিক করুন</translation>
    </message>
    <message>
        <source>The network has no biases. Put them back first.</source>
        <translation>নেটওয়ার্কে বায়াস নেই। আগে সেগুলো ফিরিয়ে আনুন।</translation>
    </message>
    <message>
        <source>Another activation for the whole layer, or for all hidden layers; the weights stay.</source>
        <translation>পুরো স্তরের বা সব লুকানো স্তরের জন্য অন্য অ্যাক্টিভেশন; ওজন থেকে যায়।</translation>
    </message>
    <message>
        <source>Not for the output layer</source>
        <translation>আউটপুট স্তরের জন্য নয়</translation>
    </message>
    <message>
        <source>To all hidden layers. A kick reaches the output layer, too.</source>
        <translation>সব লুকানো স্তরে। ধাক্কা আউটপুট স্তরেও পৌঁছায়।</translation>
    </message>
    <message>
        <source>To</source>
        <translation>কার উপর</translation>
    </message>
    <message>
        <source>Neuron {layer}.{neuron}</source>
        <translation>নিউরন {layer}.{neuron}</translation>
    </message>
    <message>
        <source>To neuron {neuron} of layer {layer}</source>
        <translation>স্তর {layer}-এর নিউরন {neuron}-এ</translation>
    </message>
    <message>
        <source>To channel {channel} of layer {layer}</source>
        <translation>স্তর {layer}-এর চ্যানেল {channel}-এ</translation>
    </message>
    <message>
        <source>Layer {layer}</source>
        <translation>স্তর {layer}</translation>
    </message>
    <message>
        <source>To all neurons of layer {layer}</source>
        <translation>স্তর {layer}-এর সব নিউরনে</translation>
    </message>
    <message>
        <source>All hidden</source>
        <translation>সব লুকানো</translation>
    </message>
    <message>
        <source>All</source>
        <translation>সব</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>আউটপুট</translation>
    </message>
    <message>
        <source>To the output layer</source>
        <translation>আউটপুট স্তরে</translation>
    </message>
    <message>
        <source>Put all biases back</source>
        <translation>সব বায়াস ফেরান</translation>
    </message>
    <message>
        <source>Every neuron, the output&apos;s too, loses its bias.</source>
        <translation>আউটপুটেরও, প্রতিটি নিউরন তার বায়াস হারায়।</translation>
    </message>
    <message>
        <source>Remove all biases</source>
        <translation>সব বায়াস সরান</translation>
    </message>
    <message>
        <source>From 0 on.</source>
        <translation>0 থেকে শুরু।</translation>
    </message>
    <message>
        <source>The activation to swap to</source>
        <translation>যে অ্যাক্টিভেশন বসবে</translation>
    </message>
    <message>
        <source>Swap all layers to</source>
        <translation>সব স্তরে বসান</translation>
    </message>
    <message>
        <source>Swap layer {layer} to</source>
        <translation>স্তর {layer}-এ বসান</translation>
    </message>
    <message>
        <source>Every layer has {activation} already</source>
        <translation>প্রতিটি স্তরে ইতিমধ্যেই {activation}</translation>
    </message>
    <message>
        <source>Layer {layer} has {activation} already</source>
        <translation>স্তর {layer}-এ ইতিমধ্যেই {activation}</translation>
    </message>
    <message>
        <source>{text}: must be a number, e.g. 0.25 or -1e-3</source>
        <translation>{text}: একটি সংখ্যা হতে হবে, যেমন 0.25 বা -1e-3</translation>
    </message>
    <message>
        <source>{text}: must be a number that single precision can hold</source>
        <translation>{text}: একক নির্ভুলতায় ধরে এমন সংখ্যা হতে হবে</translation>
    </message>
    <message>
        <source>Output {n}</source>
        <translation>আউটপুট {n}</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>{name} থেকে</translation>
    </message>
    <message>
        <source>from neuron {layer}.{neuron}</source>
        <translation>নিউরন {layer}.{neuron} থেকে</translation>
    </message>
    <message>
        <source>Two networks side by side from this step on, with one difference</source>
        <translation>এই ধাপ থেকে একটি পার্থক্যসহ দুটি নেটওয়ার্ক পাশাপাশি</translation>
    </message>
    <message>
        <source>Two networks side by side from this step on, with one difference.</source>
        <translation>এই ধাপ থেকে একটি পার্থক্যসহ দুটি নেটওয়ার্ক পাশাপাশি।</translation>
    </message>
    <message>
        <source>Nothing has been done to this network yet.</source>
        <translation>এই নেটওয়ার্কে এখনও কিছু করা হয়নি।</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>আসছে</translation>
    </message>
    <message>
        <source>done</source>
        <translation>করা হয়েছে</translation>
    </message>
    <message>
        <source>{done} – takes effect in the next step</source>
        <translation>{done} – পরের ধাপে কার্যকর হবে</translation>
    </message>
    <message>
        <source>step {step} · {done}</source>
        <translation>ধাপ {step} · {done}</translation>
    </message>
    <message>
        <source>The slope of leaky ReLU below zero is {slope}.</source>
        <translation>শূন্যের নিচে leaky ReLU-এর ঢাল {slope}।</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>যা করা হলো</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>Take back what was done last (Ctrl+Z)</source>
        <translation>শেষ কাজটি ফিরিয়ে নিন (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার</translation>
    </message>
    <message>
        <source>Do again what was taken back (Ctrl+Shift+Z)</source>
        <translation>ফিরিয়ে নেওয়া কাজটি আবার করুন (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Done · {n}</source>
        <translation>যা করা হলো · {n}</translation>
    </message>
    <message>
        <source>From now on without this rule: {rule}</source>
        <translation>এখন থেকে এই নিয়ম ছাড়া: {rule}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>শেষ করুন</translation>
    </message>
    <message>
        <source>{n} rule: {title}</source>
        <translation>{n}টি নিয়ম: {title}</translation>
    </message>
    <message>
        <source>{n} rules: {title}</source>
        <translation>{n}টি নিয়ম: {title}</translation>
    </message>
    <message>
        <source>Enter or a double click goes there.</source>
        <translation>Enter বা ডবল ক্লিকে সেখানে যাওয়া যায়।</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>যা করা হয়েছে, সবচেয়ে নতুনটি আগে</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>পুরো নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>Revive</source>
        <translation>পুনরুজ্জীবিত করুন</translation>
    </message>
    <message>
        <source>without biases</source>
        <translation>বায়াস ছাড়া</translation>
    </message>
    <message>
        <source>Mixed activations</source>
        <translation>মিশ্র অ্যাক্টিভেশন</translation>
    </message>
    <message>
        <source>With biases against</source>
        <translation>বায়াসসহ বনাম</translation>
    </message>
    <message>
        <source>Without biases against</source>
        <translation>বায়াস ছাড়া বনাম</translation>
    </message>
    <message>
        <source>{activation} against</source>
        <translation>{activation} বনাম</translation>
    </message>
    <message>
        <source>Learning rate {rate} against</source>
        <translation>শেখার হার {rate} বনাম</translation>
    </message>
    <message>
        <source>Up and Down change it.</source>
        <translation>উপর ও নিচ তীর এটি বদলায়।</translation>
    </message>
    <message>
        <source>{label} {text}: must be {allowed}</source>
        <translation>{label} {text}: হতে হবে {allowed}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>হ্যাঁ</translation>
    </message>
    <message>
        <source>no</source>
        <translation>না</translation>
    </message>
    <message>
        <source>How many steps.</source>
        <translation>কত ধাপ।</translation>
    </message>
    <message>
        <source>once</source>
        <translation>একবার</translation>
    </message>
    <message>
        <source>every epoch</source>
        <translation>প্রতি ইপকে</translation>
    </message>
    <message>
        <source>every N steps</source>
        <translation>প্রতি N ধাপে</translation>
    </message>
    <message>
        <source>How often: once, or as a standing rule</source>
        <translation>কত ঘন ঘন: একবার, নাকি স্থায়ী নিয়ম হিসেবে</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>স্থায়ীভাবে</translation>
    </message>
    <message>
        <source>for N steps</source>
        <translation>N ধাপের জন্য</translation>
    </message>
    <message>
        <source>How many steps from now on. The step at which it ends stands in the list.</source>
        <translation>এখন থেকে কত ধাপ। যে ধাপে শেষ হয়, তা তালিকায় থাকে।</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>কতক্ষণের জন্য</translation>
    </message>
    <message>
        <source>The input along which the data is shifted</source>
        <translation>যে ইনপুট বরাবর ডেটা সরে</translation>
    </message>
    <message>
        <source>By, along {input}</source>
        <translation>{input} বরাবর কতটা</translation>
    </message>
    <message>
        <source>How far all the points are moved along this input.</source>
        <translation>এই ইনপুট বরাবর সব বিন্দু কতটা সরে।</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>কী কী করা যায়</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>কাজ</translation>
    </message>
    <message>
        <source>Kick, revive, freeze and more</source>
        <translation>ধাক্কা, পুনরুজ্জীবন, স্থির করা ইত্যাদি</translation>
    </message>
    <message>
        <source>Every weight and bias by number</source>
        <translation>প্রতিটি ওজন ও বায়াস সংখ্যায়</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>তুলনা</translation>
    </message>
    <message>
        <source>Two networks side by side, with one difference</source>
        <translation>একটি পার্থক্যসহ দুটি নেটওয়ার্ক পাশাপাশি</translation>
    </message>
    <message>
        <source>Select a neuron to see its weights: click it among the neurons, or its plane.</source>
        <translation>ওজন দেখতে একটি নিউরন নির্বাচন করুন: নিউরনগুলোর মধ্যে সেটিতে বা তার তলে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>The selected neuron&apos;s incoming weights and bias</source>
        <translation>নির্বাচিত নিউরনের আগত ওজন ও বায়াস</translation>
    </message>
    <message>
        <source>The output layer&apos;s incoming weights and bias</source>
        <translation>আউটপুট স্তরের আগত ওজন ও বায়াস</translation>
    </message>
    <message>
        <source>{neuron}, {weight}: {value}</source>
        <translation>{neuron}, {weight}: {value}</translation>
    </message>
    <message>
        <source>Enter, a double click or a digit edits it.</source>
        <translation>Enter, ডবল ক্লিক বা কোনো অঙ্ক চাপলে সম্পাদনা শুরু হয়।</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>ওজন ও বায়াস</translation>
    </message>
    <message>
        <source>min</source>
        <translation>সর্বনিম্ন</translation>
    </message>
    <message>
        <source>median</source>
        <translation>মধ্যমা</translation>
    </message>
    <message>
        <source>max</source>
        <translation>সর্বোচ্চ</translation>
    </message>
    <message>
        <source>dies</source>
        <translation>মারা যায়</translation>
    </message>
    <message>
        <source>back</source>
        <translation>ফেরা</translation>
    </message>
    <message>
        <source>margin (max z), log scale</source>
        <translation>মার্জিন (সর্বোচ্চ z), লগ স্কেল</translation>
    </message>
    <message>
        <source>margin, log scale</source>
        <translation>মার্জিন, লগ স্কেল</translation>
    </message>
    <message>
        <source>all z &lt; 0</source>
        <translation>সব z &lt; 0</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>লগ স্কেল</translation>
    </message>
    <message>
        <source>The neurons&apos; margins show here once the network has taken a step.</source>
        <translation>নেটওয়ার্ক একটি ধাপ নিলে নিউরনগুলোর মার্জিন এখানে দেখা যাবে।</translation>
    </message>
    <message>
        <source>A living ReLU is at risk while less than a quarter of the range of its z lies above 0.</source>
        <translation>জীবিত ReLU ঝুঁকিতে থাকে, যখন তার z-এর পরিসরের এক-চতুর্থাংশেরও কম 0-এর উপরে থাকে।</translation>
    </message>
    <message>
        <source>A bar reaches from the smallest to the largest z over the training set, split at 0.</source>
        <translation>দণ্ডটি প্রশিক্ষণ সেটে ক্ষুদ্রতম থেকে বৃহত্তম z পর্যন্ত, 0-তে ভাগ করা।</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>ঝুঁকিতে</translation>
    </message>
    <message>
        <source>smallest margins</source>
        <translation>ক্ষুদ্রতম মার্জিন</translation>
    </message>
    <message>
        <source>none is alive</source>
        <translation>কেউ জীবিত নয়</translation>
    </message>
    <message>
        <source>none at risk</source>
        <translation>কেউ ঝুঁকিতে নয়</translation>
    </message>
    <message>
        <source>Margins of layer {layer}</source>
        <translation>স্তর {layer}-এর মার্জিন</translation>
    </message>
    <message>
        <source>{n} {kind} neuron</source>
        <translation>{n}টি {kind} নিউরন</translation>
    </message>
    <message>
        <source>{n} {kind} neurons</source>
        <translation>{n}টি {kind} নিউরন</translation>
    </message>
    <message>
        <source>{n} {kind} channel</source>
        <translation>{n}টি {kind} চ্যানেল</translation>
    </message>
    <message>
        <source>{n} {kind} channels</source>
        <translation>{n}টি {kind} চ্যানেল</translation>
    </message>
    <message>
        <source>{n} dead</source>
        <translation>{n}টি মৃত</translation>
    </message>
    <message>
        <source>{n} diverged</source>
        <translation>{n}টি অপসারী</translation>
    </message>
    <message>
        <source>Margins of layer {layer} (max z) at step {step}: {counts}</source>
        <translation>ধাপ {step}-এ স্তর {layer}-এর মার্জিন (সর্বোচ্চ z): {counts}</translation>
    </message>
    <message>
        <source>at risk (less than a quarter of the range of its z lies above 0)</source>
        <translation>ঝুঁকিতে (z-এর পরিসরের এক-চতুর্থাংশেরও কম 0-এর উপরে)</translation>
    </message>
    <message>
        <source>dead:</source>
        <translation>মৃত:</translation>
    </message>
    <message>
        <source>neuron {neuron}</source>
        <translation>নিউরন {neuron}</translation>
    </message>
    <message>
        <source>channel {channel}</source>
        <translation>চ্যানেল {channel}</translation>
    </message>
    <message>
        <source>{neuron}: {margin}, born dead</source>
        <translation>{neuron}: {margin}, জন্ম থেকে মৃত</translation>
    </message>
    <message>
        <source>{neuron}: {margin}</source>
        <translation>{neuron}: {margin}</translation>
    </message>
    <message>
        <source>{neuron}: {margin}, dead since step {step}</source>
        <translation>{neuron}: {margin}, ধাপ {step} থেকে মৃত</translation>
    </message>
    <message>
        <source>Margins of the neurons over the steps</source>
        <translation>ধাপের সঙ্গে নিউরনগুলোর মার্জিন</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>হাতে করা</translation>
    </message>
    <message>
        <source>{neuron}: {state}</source>
        <translation>{neuron}: {state}</translation>
    </message>
    <message>
        <source>{neuron}: {state}, frozen</source>
        <translation>{neuron}: {state}, স্থির করা</translation>
    </message>
    <message>
        <source>Kick × {factor}</source>
        <translation>ধাক্কা × {factor}</translation>
    </message>
    <message>
        <source>The next step is taken with {factor} times this neuron&apos;s gradient</source>
        <translation>পরের ধাপটি এই নিউরনের গ্রেডিয়েন্টের {factor} গুণ দিয়ে নেওয়া হবে</translation>
    </message>
    <message>
        <source>Draw its incoming weights and its bias anew, as at the start</source>
        <translation>এর আগত ওজন ও বায়াস শুরুর মতো নতুন করে টানুন</translation>
    </message>
    <message>
        <source>Let it learn again</source>
        <translation>আবার শিখতে দিন</translation>
    </message>
    <message>
        <source>Keep its incoming weights and its bias</source>
        <translation>এর আগত ওজন ও বায়াস যেমন আছে তেমন রাখুন</translation>
    </message>
    <message>
        <source>Activity (training)</source>
        <translation>সক্রিয়তা (প্রশিক্ষণ)</translation>
    </message>
    <message>
        <source>Activity (test)</source>
        <translation>সক্রিয়তা (পরীক্ষা)</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>সাড়া</translation>
    </message>
    <message>
        <source>Dormancy score</source>
        <translation>সুপ্ততার মান</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>গ্রেডিয়েন্টের মান</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>মার্জিন</translation>
    </message>
    <message>
        <source>Age of death</source>
        <translation>মৃত্যুর বয়স</translation>
    </message>
    <message>
        <source>activity (training)</source>
        <translation>সক্রিয়তা (প্রশিক্ষণ)</translation>
    </message>
    <message>
        <source>activity (test)</source>
        <translation>সক্রিয়তা (পরীক্ষা)</translation>
    </message>
    <message>
        <source>response</source>
        <translation>সাড়া</translation>
    </message>
    <message>
        <source>age of death</source>
        <translation>মৃত্যুর বয়স</translation>
    </message>
    <message>
        <source>Mean |activation| over the training set</source>
        <translation>প্রশিক্ষণ সেটে গড় |অ্যাক্টিভেশন|</translation>
    </message>
    <message>
        <source>Mean |activation| over the test set</source>
        <translation>পরীক্ষা সেটে গড় |অ্যাক্টিভেশন|</translation>
    </message>
    <message>
        <source>What the neuron answers over the input plane; a channel: its feature map of the image looked at</source>
        <translation>ইনপুট তল জুড়ে নিউরনটি কী সাড়া দেয়; চ্যানেল হলে: দেখা ছবিটির ফিচার ম্যাপ</translation>
    </message>
    <message>
        <source>Mean |activation| over its layer&apos;s mean: near 0 the neuron is dormant</source>
        <translation>গড় |অ্যাক্টিভেশন| ভাগ তার স্তরের গড়: 0-এর কাছে হলে নিউরনটি সুপ্ত</translation>
    </message>
    <message>
        <source>Norm of the loss gradient of its weights and bias, over the whole training set</source>
        <translation>পুরো প্রশিক্ষণ সেটে এর ওজন ও বায়াসের ক্ষতি-গ্রেডিয়েন্টের মান</translation>
    </message>
    <message>
        <source>Largest pre-activation over the training set: at or below 0 a ReLU is dead</source>
        <translation>প্রশিক্ষণ সেটে বৃহত্তম প্রি-অ্যাক্টিভেশন: 0 বা তার নিচে হলে ReLU মৃত</translation>
    </message>
    <message>
        <source>How long ago a dead neuron died</source>
        <translation>মৃত নিউরন কত আগে মারা গেছে</translation>
    </message>
    <message>
        <source>mean activity {mean}</source>
        <translation>গড় সক্রিয়তা {mean}</translation>
    </message>
    <message>
        <source>no test points</source>
        <translation>পরীক্ষার বিন্দু নেই</translation>
    </message>
    <message>
        <source>mean test activity {mean}</source>
        <translation>পরীক্ষায় গড় সক্রিয়তা {mean}</translation>
    </message>
    <message>
        <source>dormancy score {score}</source>
        <translation>সুপ্ততার মান {score}</translation>
    </message>
    <message>
        <source>gradient norm {norm}</source>
        <translation>গ্রেডিয়েন্টের মান {norm}</translation>
    </message>
    <message>
        <source>dead from the start</source>
        <translation>শুরু থেকেই মৃত</translation>
    </message>
    <message>
        <source>when it died is not known</source>
        <translation>কবে মারা গেছে জানা নেই</translation>
    </message>
    <message>
        <source>died {n} step ago</source>
        <translation>{n} ধাপ আগে মারা গেছে</translation>
    </message>
    <message>
        <source>died {n} steps ago</source>
        <translation>{n} ধাপ আগে মারা গেছে</translation>
    </message>
    <message>
        <source>fires on {positive} of {n} test point</source>
        <translation>{n}টি পরীক্ষার বিন্দুর {positive}টিতে সক্রিয় হয়</translation>
    </message>
    <message>
        <source>fires on {positive} of {n} test points</source>
        <translation>{n}টি পরীক্ষার বিন্দুর {positive}টিতে সক্রিয় হয়</translation>
    </message>
    <message>
        <source>z &gt; 0 on {positive} of {n} test point</source>
        <translation>{n}টি পরীক্ষার বিন্দুর {positive}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>z &gt; 0 on {positive} of {n} test points</source>
        <translation>{n}টি পরীক্ষার বিন্দুর {positive}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>সর্বনিম্ন</translation>
    </message>
    <message>
        <source>highest of each</source>
        <translation>প্রতিটির সর্বোচ্চ</translation>
    </message>
    <message>
        <source>activity, as there are more than two inputs</source>
        <translation>সক্রিয়তা, কারণ ইনপুট দুইয়ের বেশি</translation>
    </message>
    <message>
        <source>channels on {point}</source>
        <translation>{point}-তে চ্যানেল</translation>
    </message>
    <message>
        <source>2 and more</source>
        <translation>2 ও তার বেশি</translation>
    </message>
    <message>
        <source>middle: layer&apos;s mean</source>
        <translation>মাঝখান: স্তরের গড়</translation>
    </message>
    <message>
        <source>waiting for gradient norms</source>
        <translation>গ্রেডিয়েন্টের মানের অপেক্ষায়</translation>
    </message>
    <message>
        <source>no neuron receives any gradient</source>
        <translation>কোনো নিউরন গ্রেডিয়েন্ট পায় না</translation>
    </message>
    <message>
        <source>no revealed neuron receives any gradient</source>
        <translation>প্রকাশিত কোনো নিউরন গ্রেডিয়েন্ট পায় না</translation>
    </message>
    <message>
        <source>plain: 0</source>
        <translation>সাদামাটা: 0</translation>
    </message>
    <message>
        <source>middle: 0</source>
        <translation>মাঝখান: 0</translation>
    </message>
    <message>
        <source>no revealed neuron is dead</source>
        <translation>প্রকাশিত কোনো নিউরন মৃত নয়</translation>
    </message>
    <message>
        <source>no neuron is dead</source>
        <translation>কোনো নিউরন মৃত নয়</translation>
    </message>
    <message>
        <source>when neurons died is not known</source>
        <translation>নিউরনগুলো কবে মারা গেছে জানা নেই</translation>
    </message>
    <message>
        <source>now</source>
        <translation>এখন</translation>
    </message>
    <message>
        <source>plain: not dead</source>
        <translation>সাদামাটা: মৃত নয়</translation>
    </message>
    <message>
        <source>gray: not known</source>
        <translation>ধূসর: জানা নেই</translation>
    </message>
    <message>
        <source>largest revealed in its layer</source>
        <translation>স্তরে প্রকাশিত বৃহত্তম</translation>
    </message>
    <message>
        <source>layer&apos;s largest</source>
        <translation>স্তরের বৃহত্তম</translation>
    </message>
    <message>
        <source>all dead</source>
        <translation>সব মৃত</translation>
    </message>
    <message>
        <source>all ×</source>
        <translation>সব ×</translation>
    </message>
    <message>
        <source>{n} hidden neuron, {dead} dead</source>
        <translation>{n}টি লুকানো নিউরন, {dead}টি মৃত</translation>
    </message>
    <message>
        <source>{n} hidden neurons, {dead} dead</source>
        <translation>{n}টি লুকানো নিউরন, {dead}টি মৃত</translation>
    </message>
    <message>
        <source>Reveal it</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>স্থির করা</translation>
    </message>
    <message>
        <source>click or press Enter to reveal it</source>
        <translation>প্রকাশ করতে ক্লিক করুন বা Enter চাপুন</translation>
    </message>
    <message>
        <source>pre-activation not finite</source>
        <translation>প্রি-অ্যাক্টিভেশন সসীম নয়</translation>
    </message>
    <message>
        <source>margin {margin}</source>
        <translation>মার্জিন {margin}</translation>
    </message>
    <message>
        <source>active on {share} of training points</source>
        <translation>প্রশিক্ষণ বিন্দুর {share}-এ সক্রিয়</translation>
    </message>
    <message>
        <source>z &gt; 0 on {share} of training points</source>
        <translation>প্রশিক্ষণ বিন্দুর {share}-এ z &gt; 0</translation>
    </message>
    <message>
        <source>feature map of {point}</source>
        <translation>{point}-এর ফিচার ম্যাপ</translation>
    </message>
    <message>
        <source>{n} {activation} neuron</source>
        <translation>{n}টি {activation} নিউরন</translation>
    </message>
    <message>
        <source>{n} {activation} neurons</source>
        <translation>{n}টি {activation} নিউরন</translation>
    </message>
    <message>
        <source>{n} {activation} channel with a kernel of {kernel} and a feature map of {map}</source>
        <translation>{n}টি {activation} চ্যানেল, কার্নেল {kernel}, ফিচার ম্যাপ {map}</translation>
    </message>
    <message>
        <source>{n} {activation} channels with kernels of {kernel} and feature maps of {map}</source>
        <translation>{n}টি {activation} চ্যানেল, কার্নেল {kernel}, ফিচার ম্যাপ {map}</translation>
    </message>
    <message>
        <source>how many are dead is hidden until revealed</source>
        <translation>কতগুলো মৃত, তা প্রকাশ না করা পর্যন্ত লুকানো</translation>
    </message>
    <message>
        <source>{n} frozen</source>
        <translation>{n}টি স্থির করা</translation>
    </message>
    <message>
        <source>its planes are shown</source>
        <translation>এর তলগুলো দেখানো হচ্ছে</translation>
    </message>
    <message>
        <source>click to show its planes</source>
        <translation>এর তলগুলো দেখতে ক্লিক করুন</translation>
    </message>
    <message>
        <source>layer {layer}: {words} · {shown}</source>
        <translation>স্তর {layer}: {words} · {shown}</translation>
    </message>
    <message>
        <source>States of neurons</source>
        <translation>নিউরনের অবস্থা</translation>
    </message>
    <message>
        <source>What cells show</source>
        <translation>ঘরে কী দেখা যায়</translation>
    </message>
    <message>
        <source>Cells show: {what}</source>
        <translation>ঘরে দেখা যায়: {what}</translation>
    </message>
    <message>
        <source>layer {layer} · {n} {activation}</source>
        <translation>স্তর {layer} · {n} {activation}</translation>
    </message>
    <message>
        <source>layer {layer} · {n}</source>
        <translation>স্তর {layer} · {n}</translation>
    </message>
    <message>
        <source>L{layer} · {n}</source>
        <translation>L{layer} · {n}</translation>
    </message>
    <message>
        <source>layer {layer} · {n} channel</source>
        <translation>স্তর {layer} · {n}টি চ্যানেল</translation>
    </message>
    <message>
        <source>layer {layer} · {n} channels</source>
        <translation>স্তর {layer} · {n}টি চ্যানেল</translation>
    </message>
    <message>
        <source>layer {layer} · {n} channel {kernel} {activation} · {map}</source>
        <translation>স্তর {layer} · {n}টি চ্যানেল {kernel} {activation} · {map}</translation>
    </message>
    <message>
        <source>layer {layer} · {n} channels {kernel} {activation} · {map}</source>
        <translation>স্তর {layer} · {n}টি চ্যানেল {kernel} {activation} · {map}</translation>
    </message>
    <message>
        <source>at least one training point has to remain</source>
        <translation>অন্তত একটি প্রশিক্ষণ বিন্দু থাকতে হবে</translation>
    </message>
    <message>
        <source>add {n} test point</source>
        <translation>{n}টি পরীক্ষার বিন্দু যোগ</translation>
    </message>
    <message>
        <source>add {n} test points</source>
        <translation>{n}টি পরীক্ষার বিন্দু যোগ</translation>
    </message>
    <message>
        <source>add {n} training point</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু যোগ</translation>
    </message>
    <message>
        <source>add {n} training points</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু যোগ</translation>
    </message>
    <message>
        <source>{adding}: no more in one stroke</source>
        <translation>{adding}: এক টানে আর নয়</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>শ্রেণি {number}</translation>
    </message>
    <message>
        <source>{n} test point</source>
        <translation>{n}টি পরীক্ষার বিন্দু</translation>
    </message>
    <message>
        <source>{n} training point</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু</translation>
    </message>
    <message>
        <source>delete {n} test point</source>
        <translation>{n}টি পরীক্ষার বিন্দু মোছা</translation>
    </message>
    <message>
        <source>delete {n} test points</source>
        <translation>{n}টি পরীক্ষার বিন্দু মোছা</translation>
    </message>
    <message>
        <source>delete {n} training point</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু মোছা</translation>
    </message>
    <message>
        <source>delete {n} training points</source>
        <translation>{n}টি প্রশিক্ষণ বিন্দু মোছা</translation>
    </message>
    <message>
        <source>! diverged: no longer finite numbers</source>
        <translation>! অপসারী: সংখ্যা আর সসীম নয়</translation>
    </message>
    <message>
        <source>{n} neuron without a boundary in view: {states}</source>
        <translation>{n}টি নিউরনের সীমা দৃশ্যে নেই: {states}</translation>
    </message>
    <message>
        <source>{n} neurons without a boundary in view: {states}</source>
        <translation>{n}টি নিউরনের সীমা দৃশ্যে নেই: {states}</translation>
    </message>
    <message>
        <source>{n} channel without a boundary in view: {states}</source>
        <translation>{n}টি চ্যানেলের সীমা দৃশ্যে নেই: {states}</translation>
    </message>
    <message>
        <source>{n} channels without a boundary in view: {states}</source>
        <translation>{n}টি চ্যানেলের সীমা দৃশ্যে নেই: {states}</translation>
    </message>
    <message>
        <source>select a neuron first: its plane is what the arrow keys move</source>
        <translation>আগে একটি নিউরন নির্বাচন করুন: তীরচিহ্ন তার তলই সরায়</translation>
    </message>
    <message>
        <source>its plane is not in view</source>
        <translation>এর তল দৃশ্যে নেই</translation>
    </message>
    <message>
        <source>the data have changed meanwhile</source>
        <translation>ইতিমধ্যে ডেটা বদলে গেছে</translation>
    </message>
    <message>
        <source>the network has changed</source>
        <translation>নেটওয়ার্ক বদলে গেছে</translation>
    </message>
    <message>
        <source>no test point there to delete</source>
        <translation>মোছার মতো পরীক্ষার বিন্দু সেখানে নেই</translation>
    </message>
    <message>
        <source>no training point there to delete</source>
        <translation>মোছার মতো প্রশিক্ষণ বিন্দু সেখানে নেই</translation>
    </message>
    <message>
        <source>no test point there to relabel</source>
        <translation>শ্রেণি বদলানোর মতো পরীক্ষার বিন্দু সেখানে নেই</translation>
    </message>
    <message>
        <source>no training point there to relabel</source>
        <translation>শ্রেণি বদলানোর মতো প্রশিক্ষণ বিন্দু সেখানে নেই</translation>
    </message>
    <message>
        <source>out of view</source>
        <translation>দৃশ্যের বাইরে</translation>
    </message>
    <message>
        <source>out of view, distance</source>
        <translation>দৃশ্যের বাইরে, দূরত্ব</translation>
    </message>
    <message>
        <source>a slice through the mean along the two principal components; points are projected on it</source>
        <translation>গড়ের মধ্য দিয়ে দুই প্রধান উপাংশ বরাবর একটি ছেদ; বিন্দুগুলো তার উপর অভিক্ষিপ্ত</translation>
    </message>
    <message>
        <source>dead, out of view</source>
        <translation>মৃত, দৃশ্যের বাইরে</translation>
    </message>
    <message>
        <source>dead, out of view, distance</source>
        <translation>মৃত, দৃশ্যের বাইরে, দূরত্ব</translation>
    </message>
    <message>
        <source>layer {layer} of {layers}</source>
        <translation>{layers}টির মধ্যে স্তর {layer}</translation>
    </message>
    <message>
        <source>hidden layer</source>
        <translation>লুকানো স্তর</translation>
    </message>
    <message>
        <source>output 0.5</source>
        <translation>আউটপুট 0.5</translation>
    </message>
    <message>
        <source>output</source>
        <translation>আউটপুট</translation>
    </message>
    <message>
        <source>border of classes</source>
        <translation>শ্রেণির সীমানা</translation>
    </message>
    <message>
        <source>z = 0, tick where z &gt; 0</source>
        <translation>z = 0, দাগ যেদিকে z &gt; 0</translation>
    </message>
    <message>
        <source>z = 0, dead</source>
        <translation>z = 0, মৃত</translation>
    </message>
    <message>
        <source>kink of the fit</source>
        <translation>ফিটের ভাঁজ</translation>
    </message>
    <message>
        <source>fit where z = 0</source>
        <translation>যেখানে z = 0, সেখানে ফিট</translation>
    </message>
    <message>
        <source>c{channel}, selected</source>
        <translation>c{channel}, নির্বাচিত</translation>
    </message>
    <message>
        <source>n{neuron}, selected</source>
        <translation>n{neuron}, নির্বাচিত</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>ফিট</translation>
    </message>
    <message>
        <source>… {n} classes</source>
        <translation>… {n}টি শ্রেণি</translation>
    </message>
    <message>
        <source>{name} {low} to {high}</source>
        <translation>{name} {low} থেকে {high}</translation>
    </message>
    <message>
        <source>large: training, small: test</source>
        <translation>বড়: প্রশিক্ষণ, ছোট: পরীক্ষা</translation>
    </message>
    <message>
        <source>training</source>
        <translation>প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>{point}, inspected</source>
        <translation>{point}, নিরীক্ষিত</translation>
    </message>
    <message>
        <source>{neuron}: z &gt; 0 on {active} of {n} points</source>
        <translation>{neuron}: {n}টি বিন্দুর {active}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>{neuron} is active on {active} of {n} points</source>
        <translation>{neuron} {n}টি বিন্দুর {active}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>{neuron}: z &gt; 0 on {active} of {n}</source>
        <translation>{neuron}: {n}টির {active}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>active: {active} of {n}</source>
        <translation>সক্রিয়: {n}টির {active}টি</translation>
    </message>
    <message>
        <source>z &gt; 0: {active} of {n}</source>
        <translation>z &gt; 0: {n}টির {active}টি</translation>
    </message>
    <message>
        <source>{neuron}: z &gt; 0 on no training point</source>
        <translation>{neuron}: কোনো প্রশিক্ষণ বিন্দুতে z &gt; 0 নয়</translation>
    </message>
    <message>
        <source>{neuron} is active on no training point</source>
        <translation>{neuron} কোনো প্রশিক্ষণ বিন্দুতে সক্রিয় নয়</translation>
    </message>
    <message>
        <source>keeps {neuron} alive: {active} of {n}</source>
        <translation>{neuron}-কে বাঁচিয়ে রাখে: {n}টির {active}টি</translation>
    </message>
    <message>
        <source>keeps {neuron} alive: {active} of {n} training point</source>
        <translation>{neuron}-কে বাঁচিয়ে রাখে: {n}টি প্রশিক্ষণ বিন্দুর {active}টি</translation>
    </message>
    <message>
        <source>keeps {neuron} alive: {active} of {n} training points</source>
        <translation>{neuron}-কে বাঁচিয়ে রাখে: {n}টি প্রশিক্ষণ বিন্দুর {active}টি</translation>
    </message>
    <message>
        <source>{neuron} is active on {active} of {n}</source>
        <translation>{neuron} {n}টির {active}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>{neuron} is active on {active} of {n} training point</source>
        <translation>{neuron} {n}টি প্রশিক্ষণ বিন্দুর {active}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>{neuron} is active on {active} of {n} training points</source>
        <translation>{neuron} {n}টি প্রশিক্ষণ বিন্দুর {active}টিতে সক্রিয়</translation>
    </message>
    <message>
        <source>{neuron}: z &gt; 0 on {active} of {n} training point</source>
        <translation>{neuron}: {n}টি প্রশিক্ষণ বিন্দুর {active}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>{neuron}: z &gt; 0 on {active} of {n} training points</source>
        <translation>{neuron}: {n}টি প্রশিক্ষণ বিন্দুর {active}টিতে z &gt; 0</translation>
    </message>
    <message>
        <source>killed it</source>
        <translation>এটি মেরেছে</translation>
    </message>
    <message>
        <source>killed by a minibatch of {n} point, step {step}</source>
        <translation>ধাপ {step}-এ {n} বিন্দুর মিনিব্যাচ মেরেছে</translation>
    </message>
    <message>
        <source>killed by a minibatch of {n} points, step {step}</source>
        <translation>ধাপ {step}-এ {n} বিন্দুর মিনিব্যাচ মেরেছে</translation>
    </message>
    <message>
        <source>minibatch that killed it, step {step}</source>
        <translation>যে মিনিব্যাচ মেরেছে, ধাপ {step}</translation>
    </message>
    <message>
        <source>last held</source>
        <translation>শেষ ধরে রাখা</translation>
    </message>
    <message>
        <source>killed it, step {step}</source>
        <translation>এটি মেরেছে, ধাপ {step}</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>নির্বাচন করুন</translation>
    </message>
    <message>
        <source>Show this neuron in all views</source>
        <translation>সব দৃশ্যে এই নিউরন দেখান</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>নিরীক্ষণ করুন</translation>
    </message>
    <message>
        <source>Relabel as</source>
        <translation>শ্রেণি বদলান</translation>
    </message>
    <message>
        <source>Relabel as class {number}</source>
        <translation>শ্রেণি {number} করুন</translation>
    </message>
    <message>
        <source>Relabel as {name} = {value}</source>
        <translation>{name} = {value} করুন</translation>
    </message>
    <message>
        <source>at ({place})</source>
        <translation>({place})-এ</translation>
    </message>
    <message>
        <source>Add a test point of</source>
        <translation>পরীক্ষার বিন্দু যোগ, শ্রেণি</translation>
    </message>
    <message>
        <source>Add a training point of</source>
        <translation>প্রশিক্ষণ বিন্দু যোগ, শ্রেণি</translation>
    </message>
    <message>
        <source>Add a test point of class {number}</source>
        <translation>শ্রেণি {number}-এর পরীক্ষার বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Add a training point of class {number}</source>
        <translation>শ্রেণি {number}-এর প্রশিক্ষণ বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Kick with an outlier here as</source>
        <translation>এখানে বহিঃস্থ বিন্দু দিয়ে ধাক্কা, শ্রেণি</translation>
    </message>
    <message>
        <source>Kick with an outlier here as class {number}</source>
        <translation>এখানে শ্রেণি {number}-এর বহিঃস্থ বিন্দু দিয়ে ধাক্কা</translation>
    </message>
    <message>
        <source>Add a test point here</source>
        <translation>এখানে পরীক্ষার বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Add a training point here</source>
        <translation>এখানে প্রশিক্ষণ বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Kick with an outlier here</source>
        <translation>এখানে বহিঃস্থ বিন্দু দিয়ে ধাক্কা</translation>
    </message>
    <message>
        <source>The next step is taken on this point alone</source>
        <translation>পরের ধাপটি শুধু এই বিন্দুতেই নেওয়া হবে</translation>
    </message>
    <message>
        <source>Bring the plane of {neuron} here</source>
        <translation>{neuron}-এর তল এখানে আনুন</translation>
    </message>
    <message>
        <source>Give the selected neuron the bias with which its z is 0 here</source>
        <translation>নির্বাচিত নিউরনকে সেই বায়াস দিন, যাতে এখানে তার z 0 হয়</translation>
    </message>
    <message>
        <source>without biases planes go through the origin: they can only be turned</source>
        <translation>বায়াস ছাড়া তল মূলবিন্দু দিয়েই যায়: শুধু ঘোরানো যায়</translation>
    </message>
    <message>
        <source>only planes of the first layer can be turned</source>
        <translation>শুধু প্রথম স্তরের তল ঘোরানো যায়</translation>
    </message>
    <message>
        <source>with one input there is nothing to turn</source>
        <translation>এক ইনপুটে ঘোরানোর কিছু নেই</translation>
    </message>
    <message>
        <source>this neuron&apos;s weights give no plane to move</source>
        <translation>এই নিউরনের ওজন থেকে সরানোর মতো তল হয় না</translation>
    </message>
    <message>
        <source>bias by {change}</source>
        <translation>বায়াস {change}</translation>
    </message>
    <message>
        <source>bias {bias}</source>
        <translation>বায়াস {bias}</translation>
    </message>
    <message>
        <source>angle {degrees}°</source>
        <translation>কোণ {degrees}°</translation>
    </message>
    <message>
        <source>n{neuron} · {distance}</source>
        <translation>n{neuron} · {distance}</translation>
    </message>
    <message>
        <source>n{neuron} · {distance} out of view</source>
        <translation>n{neuron} · দৃশ্যের {distance} বাইরে</translation>
    </message>
    <message>
        <source>both</source>
        <translation>দুটোই</translation>
    </message>
    <message>
        <source>Add training points</source>
        <translation>প্রশিক্ষণ বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Add test points</source>
        <translation>পরীক্ষার বিন্দু যোগ করুন</translation>
    </message>
    <message>
        <source>Relabel training points</source>
        <translation>প্রশিক্ষণ বিন্দুর শ্রেণি বদলান</translation>
    </message>
    <message>
        <source>Relabel test points</source>
        <translation>পরীক্ষার বিন্দুর শ্রেণি বদলান</translation>
    </message>
    <message>
        <source>Delete training points</source>
        <translation>প্রশিক্ষণ বিন্দু মুছুন</translation>
    </message>
    <message>
        <source>Delete test points</source>
        <translation>পরীক্ষার বিন্দু মুছুন</translation>
    </message>
    <message>
        <source>A drag with Shift moves all training points</source>
        <translation>Shift চেপে টানলে সব প্রশিক্ষণ বিন্দু সরে</translation>
    </message>
    <message>
        <source>A drag with Shift moves all test points</source>
        <translation>Shift চেপে টানলে সব পরীক্ষার বিন্দু সরে</translation>
    </message>
    <message>
        <source>A drag with Shift moves all points</source>
        <translation>Shift চেপে টানলে সব বিন্দু সরে</translation>
    </message>
    <message>
        <source>This needs data with one or two inputs: a place in the chart says no more</source>
        <translation>এর জন্য এক বা দুই ইনপুটের ডেটা লাগে: চিত্রের একটি স্থান এর বেশি কিছু বলে না</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>The class that points get</source>
        <translation>বিন্দুগুলো যে শ্রেণি পায়</translation>
    </message>
    <message>
        <source>The value that points get</source>
        <translation>বিন্দুগুলো যে মান পায়</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>তুলি</translation>
    </message>
    <message>
        <source>How far the brush reaches ([ and ])</source>
        <translation>তুলি কত দূর পৌঁছায় ([ ও ])</translation>
    </message>
    <message>
        <source>one point</source>
        <translation>একটি বিন্দু</translation>
    </message>
    <message>
        <source>{radius} px</source>
        <translation>{radius} px</translation>
    </message>
    <message>
        <source>Points get class {number}</source>
        <translation>বিন্দুগুলো শ্রেণি {number} পায়</translation>
    </message>
    <message>
        <source>Pan, zoom and pick</source>
        <translation>সরানো, বড়-ছোট করা ও বাছাই</translation>
    </message>
    <message>
        <source>Move planes</source>
        <translation>তল সরান</translation>
    </message>
    <message>
        <source>Drag a plane to move it; with Shift, or by a grip near its end, to turn it. Arrow keys move the selected one, with Shift they turn it</source>
        <translation>তল সরাতে টানুন; Shift চেপে বা প্রান্তের হাতল ধরে টানলে ঘোরে। তীরচিহ্ন নির্বাচিতটি সরায়, Shift-সহ ঘোরায়</translation>
    </message>
    <message>
        <source>Click to add a point, drag to add many</source>
        <translation>একটি বিন্দু যোগ করতে ক্লিক, অনেকগুলোর জন্য টানুন</translation>
    </message>
    <message>
        <source>Drag a point to move it; drag with Shift to shift all the data of a part</source>
        <translation>বিন্দু সরাতে টানুন; Shift চেপে টানলে অংশটির সব ডেটা সরে</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>শ্রেণি বদল</translation>
    </message>
    <message>
        <source>Click a point, or brush over many, to give them another target</source>
        <translation>বিন্দুতে ক্লিক করে বা অনেকগুলোর উপর তুলি চালিয়ে অন্য লক্ষ্য দিন</translation>
    </message>
    <message>
        <source>Click a point, or brush over many, to delete them</source>
        <translation>বিন্দুতে ক্লিক করে বা অনেকগুলোর উপর তুলি চালিয়ে মুছুন</translation>
    </message>
    <message>
        <source>Draw the points the network is tested on, as rings</source>
        <translation>যে বিন্দুতে নেটওয়ার্ক পরীক্ষা করা হয়, সেগুলো বলয় হিসেবে আঁকুন</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>চিহ্ন</translation>
    </message>
    <message>
        <source>Mark the points that keep the selected neuron alive, or killed it, or are inspected</source>
        <translation>যেসব বিন্দু নির্বাচিত নিউরনকে বাঁচিয়ে রাখে, মেরেছে বা নিরীক্ষিত হচ্ছে, সেগুলো চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>Show the planes of hidden layer {layer}</source>
        <translation>লুকানো স্তর {layer}-এর তল দেখান</translation>
    </message>
    <message>
        <source>Hidden layer</source>
        <translation>লুকানো স্তর</translation>
    </message>
    <message>
        <source>train ●  test ○</source>
        <translation>প্রশিক্ষণ ●  পরীক্ষা ○</translation>
    </message>
    <message>
        <source>training ●  test ○</source>
        <translation>প্রশিক্ষণ ●  পরীক্ষা ○</translation>
    </message>
    <message>
        <source>fit —</source>
        <translation>ফিট —</translation>
    </message>
    <message>
        <source>test point {n}</source>
        <translation>পরীক্ষার বিন্দু {n}</translation>
    </message>
    <message>
        <source>training point {n}</source>
        <translation>প্রশিক্ষণ বিন্দু {n}</translation>
    </message>
    <message>
        <source>{point}: class {n}</source>
        <translation>{point}: শ্রেণি {n}</translation>
    </message>
    <message>
        <source>{point}: {name} = {value}</source>
        <translation>{point}: {name} = {value}</translation>
    </message>
    <message>
        <source>One network. Raise Siblings under Training to see the spread.</source>
        <translation>একটি নেটওয়ার্ক। বিস্তার দেখতে প্রশিক্ষণ অংশে সহোদর বাড়ান।</translation>
    </message>
    <message>
        <source>{n} network</source>
        <translation>{n}টি নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>{n} networks</source>
        <translation>{n}টি নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>median {median} dead (quartiles {quartiles})</source>
        <translation>মধ্যমা {median} মৃত (চতুর্থক {quartiles})</translation>
    </message>
    <message>
        <source>{n} dead network</source>
        <translation>{n}টি মৃত নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>{n} dead networks</source>
        <translation>{n}টি মৃত নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>seed {seed}: diverged</source>
        <translation>সিড {seed}: অপসারী</translation>
    </message>
    <message>
        <source>seed {seed}: {share} dead</source>
        <translation>সিড {seed}: {share} মৃত</translation>
    </message>
    <message>
        <source>100 % dead</source>
        <translation>100 % মৃত</translation>
    </message>
    <message>
        <source>Siblings: the same experiment under other seeds</source>
        <translation>সহোদর: অন্য সিডে একই পরীক্ষণ</translation>
    </message>
    <message>
        <source>accuracy {accuracy}</source>
        <translation>নির্ভুলতা {accuracy}</translation>
    </message>
    <message>
        <source>a network born dead</source>
        <translation>জন্ম থেকে মৃত নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>a dead network</source>
        <translation>মৃত নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>constant output</source>
        <translation>ধ্রুব আউটপুট</translation>
    </message>
    <message>
        <source>{n} network here, the first: {network}</source>
        <translation>এখানে {n}টি নেটওয়ার্ক, প্রথমটি: {network}</translation>
    </message>
    <message>
        <source>{n} networks here, the first: {network}</source>
        <translation>এখানে {n}টি নেটওয়ার্ক, প্রথমটি: {network}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>লুকানো</translation>
    </message>
    <message>
        <source>peak {loss}</source>
        <translation>শিখর {loss}</translation>
    </message>
    <message>
        <source>! diverged at step {step}</source>
        <translation>! ধাপ {step}-এ অপসারী</translation>
    </message>
    <message>
        <source>! diverged by step {step}</source>
        <translation>! ধাপ {step}-এর মধ্যে অপসারী</translation>
    </message>
    <message>
        <source>Diamonds: what was done by hand, at its step. Solid: done. Hollow: still to come. A line: a standing rule. Click a diamond to go to its step.
To the one before or after: Ctrl+Page Up, Ctrl+Page Down</source>
        <translation>হীরক: হাতে যা করা হয়েছে, তার ধাপে। ভরা: করা হয়েছে। ফাঁপা: এখনও আসেনি। রেখা: স্থায়ী নিয়ম। কোনো হীরকে ক্লিক করলে তার ধাপে যাওয়া যায়।
আগের বা পরেরটিতে: Ctrl+Page Up, Ctrl+Page Down</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>শাখা</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>এখনও আসেনি</translation>
    </message>
    <message>
        <source>by hand, step {step}: {what}</source>
        <translation>হাতে, ধাপ {step}: {what}</translation>
    </message>
    <message>
        <source>still to come, step {step}: {what}</source>
        <translation>এখনও আসেনি, ধাপ {step}: {what}</translation>
    </message>
    <message>
        <source>{interventions}, {n} still to come</source>
        <translation>{interventions}, {n}টি এখনও আসেনি</translation>
    </message>
    <message>
        <source>{n} later</source>
        <translation>{n}টি পরে</translation>
    </message>
    <message>
        <source>step {step}: forked from another run</source>
        <translation>ধাপ {step}: অন্য একটি রান থেকে শাখা</translation>
    </message>
    <message>
        <source>accuracy,
%</source>
        <translation>নির্ভুলতা,
%</translation>
    </message>
    <message>
        <source>The course of the run shows here once the network has taken a step.</source>
        <translation>নেটওয়ার্ক একটি ধাপ নিলে রানের গতিপথ এখানে দেখা যাবে।</translation>
    </message>
    <message>
        <source>loss {train} train</source>
        <translation>ক্ষতি {train} প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>loss {train} train, {test} test</source>
        <translation>ক্ষতি {train} প্রশিক্ষণ, {test} পরীক্ষা</translation>
    </message>
    <message>
        <source>accuracy {train} train</source>
        <translation>নির্ভুলতা {train} প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>accuracy {train} train, {test} test</source>
        <translation>নির্ভুলতা {train} প্রশিক্ষণ, {test} পরীক্ষা</translation>
    </message>
    <message>
        <source>dead: {veiled}</source>
        <translation>মৃত: {veiled}</translation>
    </message>
    <message>
        <source>dead {dead} of {all}</source>
        <translation>মৃত {all}টির {dead}টি</translation>
    </message>
    <message>
        <source>{dead}, by layer {counts}</source>
        <translation>{dead}, স্তর অনুযায়ী {counts}</translation>
    </message>
    <message>
        <source>Ticks at the exact steps: downwards for a death, upwards for a revival. The longer, the more of them in that place. Click a tick to select its neuron. Neurons that were born dead have no tick.</source>
        <translation>ঠিক ধাপটিতে দাগ: মৃত্যুর জন্য নিচে, পুনরুজ্জীবনের জন্য উপরে। যত লম্বা, সেখানে তত বেশি। দাগে ক্লিক করলে তার নিউরন নির্বাচিত হয়। জন্ম থেকে মৃত নিউরনের দাগ নেই।</translation>
    </message>
    <message>
        <source>{n} deaths, step {first}</source>
        <translation>{n}টি মৃত্যু, ধাপ {first}</translation>
    </message>
    <message>
        <source>{n} revivals, step {first}</source>
        <translation>{n}টি পুনরুজ্জীবন, ধাপ {first}</translation>
    </message>
    <message>
        <source>{n} deaths, steps {first} to {last}</source>
        <translation>{n}টি মৃত্যু, ধাপ {first} থেকে {last}</translation>
    </message>
    <message>
        <source>{n} revivals, steps {first} to {last}</source>
        <translation>{n}টি পুনরুজ্জীবন, ধাপ {first} থেকে {last}</translation>
    </message>
    <message>
        <source>first {event}</source>
        <translation>প্রথম {event}</translation>
    </message>
    <message>
        <source>died</source>
        <translation>মৃত্যু</translation>
    </message>
    <message>
        <source>Timeline of loss, accuracy and dead neurons</source>
        <translation>ক্ষতি, নির্ভুলতা ও মৃত নিউরনের সময়রেখা</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>লগারিদমিক ক্ষতি-অক্ষ</translation>
    </message>
    <message>
        <source>hidden until revealed</source>
        <translation>প্রকাশ না করা পর্যন্ত লুকানো</translation>
    </message>
    <message>
        <source>layer {layer}, channel {channel}</source>
        <translation>স্তর {layer}, চ্যানেল {channel}</translation>
    </message>
    <message>
        <source>layer {layer}, neuron {neuron}</source>
        <translation>স্তর {layer}, নিউরন {neuron}</translation>
    </message>
    <message>
        <source>L{layer} c{channel}</source>
        <translation>L{layer} c{channel}</translation>
    </message>
    <message>
        <source>There is not enough memory for this network.</source>
        <translation>এই নেটওয়ার্কের জন্য যথেষ্ট মেমরি নেই।</translation>
    </message>
    <message>
        <source>Training stopped: {error}</source>
        <translation>প্রশিক্ষণ থেমে গেছে: {error}</translation>
    </message>
    <message>
        <source>Stopped at step {step}.</source>
        <translation>ধাপ {step}-এ থামল।</translation>
    </message>
    <message>
        <source>Stopped at step {step}: the network has diverged.</source>
        <translation>ধাপ {step}-এ থামল: নেটওয়ার্কটি অপসারী হয়েছে।</translation>
    </message>
    <message>
        <source>Stopped at step {step}: {n} neurons have died.</source>
        <translation>ধাপ {step}-এ থামল: {n}টি নিউরন মারা গেছে।</translation>
    </message>
    <message>
        <source>Stopped at step {step}: a neuron has died.</source>
        <translation>ধাপ {step}-এ থামল: একটি নিউরন মারা গেছে।</translation>
    </message>
    <message>
        <source>Stopped at step {step}: more than {share} of the neurons are dead.</source>
        <translation>ধাপ {step}-এ থামল: {share}-এর বেশি নিউরন মৃত।</translation>
    </message>
    <message>
        <source>Stopped at step {step}: the loss is below {loss}.</source>
        <translation>ধাপ {step}-এ থামল: ক্ষতি {loss}-এর নিচে।</translation>
    </message>
    <message>
        <source>{path}: a network without hidden layers</source>
        <translation>{path}: লুকানো স্তর ছাড়া নেটওয়ার্ক</translation>
    </message>
    <message>
        <source>Channel {layer}.{channel}</source>
        <translation>চ্যানেল {layer}.{channel}</translation>
    </message>
    <message>
        <source>Layer {layer} · channel {channel}</source>
        <translation>স্তর {layer} · চ্যানেল {channel}</translation>
    </message>
    <message>
        <source>r{row}c{column}</source>
        <translation>r{row}c{column}</translation>
    </message>
    <message>
        <source>c{channel} {place}</source>
        <translation>c{channel} {place}</translation>
    </message>
    <message>
        <source>image</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>patch a</source>
        <translation>প্যাচ a</translation>
    </message>
    <message>
        <source>weights w</source>
        <translation>ওজন w</translation>
    </message>
    <message>
        <source>kernel w</source>
        <translation>কার্নেল w</translation>
    </message>
    <message>
        <source>z at all positions</source>
        <translation>সব অবস্থানে z</translation>
    </message>
    <message>
        <source>c{channel}</source>
        <translation>c{channel}</translation>
    </message>
    <message>
        <source>{component} of a slice through the mean; points are projected on it</source>
        <translation>গড়ের মধ্য দিয়ে একটি ছেদের {component}; বিন্দুগুলো তার উপর অভিক্ষিপ্ত</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>একটি পাঠ খুলুন</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>পাঠ (*.toml)</translation>
    </message>
    <message>
        <source>Save as lesson</source>
        <translation>পাঠ হিসেবে সংরক্ষণ</translation>
    </message>
    <message>
        <source>{file} is a lesson now.</source>
        <translation>{file} এখন একটি পাঠ।</translation>
    </message>
    <message>
        <source>It has the run and what is looked at; its words are still to be written. Open it in a text editor: the file says how.
{path}</source>
        <translation>এতে রানটি ও যা দেখা হচ্ছে তা আছে; কথাগুলো এখনও লেখা বাকি। একটি টেক্সট এডিটরে খুলুন: কীভাবে লিখতে হয়, ফাইলেই আছে।
{path}</translation>
    </message>
</context>
</TS>
