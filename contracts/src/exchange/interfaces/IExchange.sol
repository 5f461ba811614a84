// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICustody} from "./ICustody.sol";
import {ISessionKeys} from "./ISessionKeys.sol";
import {ISettlement} from "./ISettlement.sol";

/// @title The exchange's contract: custody, session keys and settlement in one place
interface IExchange is ICustody, ISessionKeys, ISettlement {}
